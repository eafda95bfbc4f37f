import type { ServiceFacts } from '@/lib/graph/facts'
import { byPlace } from '@/lib/lists/by-place'

/** Names that installations usually give to the Services of stores. */
const NAMES = {
  metrics:
    /^(prometheus|prometheus-(server|service|operated|k8s)|.*-prometheus|thanos-query|vmselect|mimir-query-frontend)$/,
  jaeger: /^(tracing|jaeger-query|jaeger)$/,
  tempo: /^(tempo|tempo-query-frontend)$/,
  grafana: /^(grafana|.*-grafana)$/,
} as const

/** A Service that looks like a store, by its address inside the cluster. */
export interface Candidate {
  readonly service: string
  readonly url: string
}

/** The likeliest Service: of the control plane's namespaces before others. Undefined: none has such a name. */
export function findCandidate(
  services: readonly ServiceFacts[],
  kind: keyof typeof NAMES,
  preferred: readonly string[],
): Candidate | undefined {
  const rank = ({ namespace }: ServiceFacts): number => (preferred.includes(namespace) ? 0 : 1)
  const found = services
    .filter(({ name, ports }) => NAMES[kind].test(name) && ports.length > 0)
    .toSorted((a, b) => rank(a) - rank(b) || byPlace({ ...a, cluster: '' }, { ...b, cluster: '' }))
  const [first] = found
  if (first === undefined) return undefined
  const { namespace, name, ports } = first
  const port = ports[0]?.number ?? 80
  const path = kind === 'jaeger' && name === 'tracing' ? '/jaeger' : ''
  return { service: `${namespace}/${name}`, url: `http://${name}.${namespace}${port === 80 ? '' : `:${port}`}${path}` }
}
