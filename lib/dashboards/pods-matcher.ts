import { escapeRegex } from '@/lib/promql/escape-regex'
import type { Matcher } from '@/lib/promql/expression'
import { compareText } from '@/lib/std/compare-text'

/** A workload and the pods that are known of it now. */
export interface WorkloadPods {
  readonly name: string
  /** `Deployment` and the like; null where only pods tell of it. */
  readonly controller: string | null
  readonly pods: readonly string[]
  /** IP addresses of those pods. */
  readonly addresses: readonly string[]
}

/** What Kubernetes puts behind names: no vowels, no words, so that a name which only begins the same does not match. */
const LETTERS = '[bcdfghjklmnpqrstvwxz2456789]'
const BEHIND: Readonly<Record<string, string>> = {
  Deployment: `-${LETTERS}{1,10}-${LETTERS}{5}`,
  ReplicaSet: `-${LETTERS}{5}`,
  ReplicationController: `-${LETTERS}{5}`,
  DaemonSet: `-${LETTERS}{5}`,
  StatefulSet: '-[0-9]+',
  Job: `-${LETTERS}{5}`,
  CronJob: `-[0-9]{8,10}-${LETTERS}{5}`,
}
/** Names are patterns where pods come and go; beyond, they would make the query too long. */
const MAX_NAMES = 100

/**
 * The pods of workloads by the label `pod`: those that are there, and those that were there earlier in the window, which have names of
 * the same form.
 *
 * @returns undefined where no pod can be meant.
 */
export function podsMatcher(workloads: readonly WorkloadPods[]): Matcher | undefined {
  const patterns = workloads.flatMap(({ name, controller, pods }) => {
    const behind = controller === null || !Object.hasOwn(BEHIND, controller) ? undefined : BEHIND[controller]
    const own = behind === undefined ? [] : [`${escapeRegex(name)}${behind}`]
    const matches = behind === undefined ? undefined : new RegExp(`^${behind}$`)
    const others = pods.filter((pod) => !(pod.startsWith(name) && matches?.test(pod.slice(name.length)) === true))
    return [...own, ...others.slice(0, MAX_NAMES).map(escapeRegex)]
  })
  const sorted = [...new Set(patterns)].toSorted(compareText)
  return sorted.length === 0 ? undefined : { label: 'pod', operator: '=~', value: sorted.join('|') }
}
