import { toPointer, type JsonSteps } from '@/lib/istio/edit/json-pointer'
import { itemsOf, numberAt, valueAt } from '@/lib/istio/edit/read-json'
import type { Json } from '@/lib/std/json'
import type { Peak, ServicePeaks } from '@/lib/url/peaks-types'

/**
 * What is known of the load that a limit would meet. `concurrent`: requests at once · `http1`: the same, each of which holds a connection
 * with HTTP/1.1 · `connections`: of TCP, open at once.
 */
export type LimitHint =
  | { readonly id: 'concurrent' | 'http1' | 'connections'; readonly peak: Peak; readonly isBelow: boolean }
  | { readonly id: 'none' }
  /** Istio's standard metrics count no such thing. */
  | { readonly id: 'waiting' | 'retries' | 'perConnection' }

/**
 * What is known of today's load for each limit of a traffic policy, by the pointer of its field.
 *
 * Envoy holds limits in each caller's proxy, for each cluster (port and subset), so the busiest proxy is what a limit is compared with.
 * A mean is never above the highest moment: below it, a limit has turned requests away for certain.
 *
 * @param at where the policy stands in the object
 * @param isPart the policy is that of a subset: the load is of all versions, and says nothing for certain of its own
 */
export function limitHints(
  { at, value, isPart }: { readonly at: JsonSteps; readonly value: Json | undefined; readonly isPart: boolean },
  peaks: ServicePeaks,
): ReadonlyMap<string, LimitHint> {
  const hints = new Map<string, LimitHint>()
  const ports = itemsOf(valueAt(value, 'portLevelSettings')) ?? []
  const policies = [
    { steps: at, policy: value, ofAll: !isPart },
    ...ports.map((policy, i) => ({ steps: [...at, 'portLevelSettings', i], policy, ofAll: false })),
  ]
  for (const { steps, policy, ofAll } of policies) {
    for (const [keys, read] of Object.entries(LIMITS)) {
      const path = ['connectionPool', ...keys.split('.')]
      const limit = numberAt(policy, ...path)
      // Istio takes 0 for absent.
      const isBelow = ({ perProxy }: Peak) => ofAll && limit !== undefined && limit > 0 && limit < perProxy
      hints.set(toPointer([...steps, ...path]), read(peaks, isBelow))
    }
  }
  return hints
}

type Read = (peaks: ServicePeaks, isBelow: (peak: Peak) => boolean) => LimitHint

const LIMITS: Readonly<Record<string, Read>> = {
  'tcp.maxConnections': ({ tcpConnections, concurrentRequests }, isBelow) =>
    concurrentRequests === null
      ? ofPeak('connections', tcpConnections, isBelow)
      : ofPeak('http1', concurrentRequests, isBelow),
  'http.http2MaxRequests': ({ concurrentRequests }, isBelow) => ofPeak('concurrent', concurrentRequests, isBelow),
  'http.http1MaxPendingRequests': () => ({ id: 'waiting' }),
  'http.maxRetries': () => ({ id: 'retries' }),
  'http.maxRequestsPerConnection': () => ({ id: 'perConnection' }),
}

function ofPeak(
  id: 'concurrent' | 'http1' | 'connections',
  peak: Peak | null,
  isBelow: (peak: Peak) => boolean,
): LimitHint {
  return peak === null ? { id: 'none' } : { id, peak, isBelow: isBelow(peak) }
}
