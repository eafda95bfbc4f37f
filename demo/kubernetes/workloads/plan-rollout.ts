/** Pods of one ReplicaSet. */
export interface SetOfPods {
  /** What it asks for. */
  readonly replicas: number
  readonly ready: number
}

export interface Rollout {
  readonly wanted: number
  /** The set of the template that is to run. */
  readonly current: SetOfPods
  /** Sets of earlier templates, those to go first in front. */
  readonly earlier: readonly SetOfPods[]
  /** All old pods go before the first new one comes. */
  readonly recreate: boolean
}

/**
 * The next step of a rollout: how many replicas each set is to have now. One pod more than wanted comes up, and when it is
 * ready an old one goes; so ready pods are never fewer than wanted, unless they were before. Without a change the rollout
 * waits for pods, or is done.
 */
export function planRollout({ wanted, current, earlier, recreate }: Rollout): {
  readonly current: number
  readonly earlier: readonly number[]
} {
  const old = sum(earlier.map(({ replicas }) => replicas))
  if (recreate && old > 0) return { current: current.replicas, earlier: earlier.map(() => 0) }
  const room = wanted + 1 - old - current.replicas
  const grown = old === 0 ? wanted : Math.min(wanted, current.replicas + Math.max(0, room))

  let spare = Math.max(0, current.ready + sum(earlier.map(({ ready }) => ready)) - wanted)
  const left = earlier.map(({ replicas, ready }) => {
    // Those that do not run go first: nobody misses them.
    const running = Math.min(replicas, ready)
    const gone = Math.min(spare, running)
    spare -= gone
    return running - gone
  })
  return { current: grown, earlier: left }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
