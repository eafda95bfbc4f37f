import { TRACE_STORE_TYPES } from '@/lib/tracing/store-types'
import type { Source } from '@/lib/url/api-types'

const TRACES: ReadonlySet<string> = new Set(TRACE_STORE_TYPES)

/** As people write them. */
export const PRODUCTS: Readonly<Record<Source['type'], string>> = {
  prometheus: 'Prometheus',
  thanos: 'Thanos',
  mimir: 'Mimir',
  victoriametrics: 'VictoriaMetrics',
  jaeger: 'Jaeger',
  tempo: 'Tempo',
  zipkin: 'Zipkin',
  grafana: 'Grafana',
  kubernetes: 'the API server of Kubernetes',
  istiod: 'istiod',
}

/** What a source is to the configuration. */
export type SourceKind = 'metrics' | 'traces' | 'grafana' | 'kubernetes' | 'istiod'

export function sourceKind({ type }: Pick<Source, 'type'>): SourceKind {
  if (type === 'kubernetes' || type === 'grafana' || type === 'istiod') return type
  return TRACES.has(type) ? 'traces' : 'metrics'
}

/** How a source is called within a sentence. */
export function titleOf(source: Pick<Source, 'type' | 'name'>): string {
  const kind = sourceKind(source)
  const product = PRODUCTS[source.type]
  return kind === 'metrics' || kind === 'traces' ? `${product} "${source.name}"` : product
}

export function asSoonAs(source: Pick<Source, 'type' | 'name'>): string {
  return `Looked for as soon as ${titleOf(source)} answers.`
}
