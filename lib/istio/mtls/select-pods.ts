import type { Selected } from './effective-mode'

/** Labels that say what a pod is; others say how it was rolled out. */
const TELLING = [
  'app',
  'app.kubernetes.io/name',
  'version',
  'app.kubernetes.io/version',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/component',
] as const

/** Labels that controllers give, and that the next rollout changes. */
const PASSING: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
])

/**
 * The fewest labels that find a workload and no other one of its namespace: those that people select by first.
 *
 * @returns all telling labels where even those find others; empty where there are none
 */
export function selectPods(workload: Selected, others: readonly Selected[]): Readonly<Record<string, string>> {
  const known = TELLING.filter((key) => workload.labels[key] !== undefined)
  const rest = Object.keys(workload.labels).filter((key) => !PASSING.has(key))
  const keys = known.length > 0 ? known : rest.sort()
  const selector: Record<string, string> = {}
  for (const key of keys) {
    selector[key] = workload.labels[key] ?? ''
    const rivals = others.filter(({ namespace, labels }) => namespace === workload.namespace && Object.entries(selector).every(([name, value]) => labels[name] === value)) // prettier-ignore
    if (rivals.length === 0) break
  }
  return selector
}
