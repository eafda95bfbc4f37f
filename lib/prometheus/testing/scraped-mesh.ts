import { createDice } from '@/demo/random'
import type { WrittenSeries } from '@/demo/testing/remote-write'

const SCRAPE_MS = 15_000
const BOUNDS = ['5', '50', '+Inf', '60000']
const WORKLOADS = ['cart', 'checkout', 'payment', 'late', 'brief', 'minutely']
const PODS = 3

interface ScrapedMesh {
  readonly fromMs: number
  readonly toMs: number
  readonly seed: number
}

/**
 * What proxies of some workloads count, as a store with a scrape interval of 15 seconds has it: pods that come, go and are restarted,
 * scrapes that fail, each pod with a phase of its own. Traffic is noisy and steady, which is what the bound of the rules is stated for;
 * that of one workload comes once a minute, always in the same scrape.
 */
export function scrapedMesh({ fromMs, toMs, seed }: ScrapedMesh): readonly WrittenSeries[] {
  const hour = (toMs - fromMs) / 4
  return WORKLOADS.flatMap((workload, place) =>
    Array.from({ length: PODS }, (_, pod) => {
      const name = `${workload}-${pod}`
      const dice = createDice(seed, name)
      const phase = Math.floor(dice() * SCRAPE_MS)
      const bornMs = workload === 'late' ? fromMs + 2 * hour + pod * 40_000 : fromMs + phase
      const diedMs = workload === 'brief' ? fromMs + 3 * hour - pod * 55_000 : toMs
      const labels = labelsOf(workload, name)
      const counters = countersOf(labels).map((one) => ({ ...one, value: 0, samples: [] as [number, number][] }))
      for (let at = bornMs; at < diedMs; at += SCRAPE_MS) {
        const resting = workload === 'minutely' && Math.floor((at - fromMs) / SCRAPE_MS) % 4 !== 0
        const requests = resting ? 0 : (place + 1) * 40 * (0.5 + dice())
        const restarted = dice() < 0.003
        const missed = dice() < 0.002
        for (const counter of counters) {
          counter.value = Math.round((restarted ? 0 : counter.value) + requests * counter.each)
          if (!missed) counter.samples.push([at, counter.value])
        }
      }
      return counters.map(({ labels: own, samples }) => ({ labels: own, samples }))
    }).flat(),
  )
}

function labelsOf(workload: string, pod: string): Readonly<Record<string, string>> {
  return {
    ...{ pod, instance: `${pod}:15020`, job: 'istio-proxies', reporter: 'destination', app: workload },
    ...{ source_cluster: 'east', source_workload_namespace: 'shop', source_workload: 'front' },
    ...{ source_canonical_service: 'front', source_canonical_revision: 'v1', source_principal: 'unknown' },
    ...{ destination_cluster: 'east', destination_workload_namespace: 'shop', destination_workload: workload },
    ...{ destination_service_namespace: 'shop', destination_service_name: workload },
    ...{ destination_service: `${workload}.shop.svc.cluster.local`, destination_canonical_service: workload },
    ...{ destination_canonical_revision: 'v1', connection_security_policy: 'mutual_tls', response_flags: '-' },
  }
}

/** `each`: by how much one request moves it. */
function countersOf(labels: Readonly<Record<string, string>>) {
  const counter = (metric: string, more: Readonly<Record<string, string>>, each: number) => ({
    labels: { ...labels, ...more, __name__: metric },
    each,
  })
  const http = { request_protocol: 'http' }
  const duration = 'istio_request_duration_milliseconds'
  return [
    counter('istio_requests_total', { ...http, response_code: '200' }, 0.9),
    counter('istio_requests_total', { ...http, response_code: '503' }, 0.1),
    counter('istio_tcp_received_bytes_total', {}, 300),
    counter('istio_tcp_sent_bytes_total', {}, 2000),
    counter('istio_request_bytes_sum', http, 250),
    counter('istio_response_bytes_sum', http, 900),
    counter('istio_request_messages_total', {}, 2),
    counter('istio_response_messages_total', {}, 3),
    counter(`${duration}_sum`, http, 20),
    counter(`${duration}_count`, http, 1),
    ...BOUNDS.map((le, i) => counter(`${duration}_bucket`, { ...http, le }, Math.min(1, 0.5 + 0.4 * i))),
  ]
}
