import type { KindState } from '@/lib/ports/cluster-store'

/** Worst first: what is not known weighs more than what is known not to be there. */
const ORDER: readonly KindState['state'][] = ['failed', 'denied', 'starting', 'absent', 'synced']

/** One state of several watches of the same kind: the worst, with the objects of all. Undefined without watches. */
export function mergeStates(states: readonly KindState[]): KindState | undefined {
  const rank = ({ state }: KindState): number => ORDER.indexOf(state)
  const worst = states.toSorted((a, b) => rank(a) - rank(b))[0]
  return worst && { ...worst, objects: states.reduce((sum, { objects }) => sum + objects, 0) }
}
