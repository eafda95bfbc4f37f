import type { InstantSeries } from '@/lib/ports/metric-store'
import type { MeshFacts } from '../facts'
import { clusterFacts, meshFacts, namespace, service, workload } from './facts'
import { report } from './report'

const NAMESPACES = 20
const CODES = [
  { response_code: '200', response_flags: '-' },
  { response_code: '404', response_flags: '-' },
  { response_code: '503', response_flags: 'UF,URX' },
  { response_code: '200', response_flags: '-', connection_security_policy: 'mutual_tls' },
] as const

/**
 * The requests answer of a large mesh: every pair is told by both sides with a few codes. Always the same for the same size;
 * 10,000 series are 1,250 pairs among 500 workloads.
 */
export function largeAnswer(size = 10_000): { readonly series: readonly InstantSeries[]; readonly facts: MeshFacts } {
  const pairs = Math.ceil(size / (2 * CODES.length))
  const workloads = Math.max(2, Math.floor(pairs / 2.5))
  const nameOf = (place: number): string => `ns${place % NAMESPACES}/app${Math.floor(place / 2)}-v${(place % 2) + 1}`
  const series: InstantSeries[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const from = pair % workloads
    const to = (from * 7 + Math.floor(pair / workloads) * 13 + 1) % workloads
    for (const reporter of ['source', 'destination'] as const) {
      for (const [place, code] of CODES.entries()) {
        const rate = 1 + ((pair * 31 + place * 17) % 97) / 10
        series.push(report(reporter, [nameOf(from), nameOf(to)], rate, code))
      }
    }
  }
  return {
    series: series.slice(0, size),
    facts: factsOf(Array.from({ length: workloads }, (_, place) => nameOf(place))),
  }
}

function factsOf(names: readonly string[]): MeshFacts {
  const parts = names.map((full) => {
    const [home = '', name = ''] = full.split('/')
    return { home, name, app: name.slice(0, name.lastIndexOf('-')) }
  })
  const cluster = clusterFacts({
    namespaces: Array.from({ length: NAMESPACES }, (_, place) => namespace(`ns${place}`)),
    workloads: parts.map(({ home, name }) => workload(name, { namespace: home })),
    services: parts.map(({ home, name, app }) => service(app, { namespace: home, workloads: [name] })),
  })
  return meshFacts({ clusters: [cluster] })
}
