import { nameFirst } from '@/lib/std/name-first'
import { formatDuration } from '@/lib/time/duration'
import { REQUESTS_COUNTED, sendRequests } from './advice/send-requests'
import type { DoctorEvidence, MetricEvidence } from './evidence'
import { clear, found, rows, type Rule, unknown } from './judgement'
import { WAITS } from './waits'

interface Seen {
  /** Pairs of namespaces of which one is meant. */
  readonly pairs: number
  readonly perSecond: number
}

function seenIn({ traffic, namespaces }: DoctorEvidence): Seen | undefined {
  if (traffic === null) return undefined
  const meant = new Set(namespaces)
  const own = traffic.filter(
    ({ source, destination }) => meant.size === 0 || meant.has(source) || meant.has(destination),
  )
  return { pairs: own.length, perSecond: own.reduce((sum, { perSecond }) => sum + perSecond, 0) }
}

/** Whether their proxies report, so that a request would have been counted. */
function isWatched({ builds, namespaces }: DoctorEvidence): boolean {
  const meant = new Set(namespaces)
  return (builds ?? []).some(
    ({ component, namespace, count }) =>
      component === 'proxy' && count > 0 && (meant.size === 0 || (namespace !== null && meant.has(namespace))),
  )
}

/** S09: the store has series, and none of these namespaces. */
const noneOfThese: Rule<MetricEvidence> = {
  cause: 'S09',
  severity: 'warning',
  after: ['S08', 'S11', 'S12', 'S14', 'S15', 'S17'],
  afterAny: ['S26'],
  once: true,
  judge(_, all) {
    const seen = seenIn(all)
    if (seen === undefined) return unknown(WAITS.metrics)
    if (seen.pairs > 0 || isWatched(all)) return clear('The store has series of these namespaces.')
    const { namespaces, traffic, pods, limited } = all
    if (namespaces.length === 0) return unknown(WAITS.requests)
    const running = pods?.reduce((sum, one) => sum + one.pods, 0)
    return found(
      [
        `The store has no series of ${nameFirst(namespaces)} in this window.`,
        running === 0
          ? 'No pod runs there. Choose other namespaces.'
          : 'Check that Prometheus scrapes these namespaces, and that scope and tenant of the configuration do not leave them out:',
        running === 0 ? null : `kubectl get pods --namespace ${namespaces[0] ?? '<namespace>'}`,
      ],
      rows({ 'Pods there': running, 'Pairs of namespaces with series': limited ? null : traffic?.length }),
    )
  },
}

/** S27: all is well, and nobody called. */
const noRequests: Rule<MetricEvidence> = {
  cause: 'S27',
  severity: 'info',
  after: ['S08', 'S11', 'S12', 'S14', 'S15', 'S17', 'S09'],
  afterAny: ['S26'],
  once: true,
  judge(_, all) {
    const seen = seenIn(all)
    if (seen === undefined) return unknown(WAITS.metrics)
    if (seen.perSecond > 0) return clear(REQUESTS_COUNTED)
    if (seen.pairs === 0 && !isWatched(all)) return unknown('No proxy of these namespaces reports to the store.')
    const { windowSeconds, namespaces, entry } = all
    const where = namespaces.length === 0 ? '' : ` of ${nameFirst(namespaces)}`
    return found(
      sendRequests(`No request${where} was made in the last ${formatDuration(windowSeconds)}.`, entry),
      rows({ 'Pairs of namespaces with series': seen.pairs, Window: formatDuration(windowSeconds) }),
    )
  },
}

export const TRAFFIC_RULES: readonly Rule<MetricEvidence>[] = [noneOfThese, noRequests]
