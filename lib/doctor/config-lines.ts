import type { Source } from '@/lib/url/api-types'
import { sourceKind } from './source-words'

/** Lines of the configuration for one source, where its settings stand. @param lines such as `url: http://…` */
export function configLines(source: Pick<Source, 'type'>, lines: readonly string[]): string {
  const indented = (by: number): string => lines.map((line) => ' '.repeat(by) + line).join('\n')
  switch (sourceKind(source)) {
    case 'metrics':
      return `metrics:\n  stores:\n    - ${indented(6).trimStart()}`
    case 'traces':
      return `tracing:\n  stores:\n    - type: ${source.type}\n${indented(6)}`
    case 'grafana':
      return `links:\n  grafana:\n${indented(4)}`
    case 'kubernetes':
      return `clusters:\n  home:\n${indented(4)}`
    case 'istiod':
      return `istio:\n${indented(2)}`
  }
}

/** An address that such a source usually has in a cluster. */
export function usualAddress(source: Pick<Source, 'type'>): string {
  switch (sourceKind(source)) {
    case 'metrics':
      return source.type === 'mimir'
        ? 'http://mimir-query-frontend.mimir:8080'
        : source.type === 'thanos'
          ? 'http://thanos-query.monitoring:9090'
          : source.type === 'victoriametrics'
            ? 'http://vmselect.monitoring:8481/select/0/prometheus'
            : 'http://prometheus.istio-system:9090'
    case 'traces':
      return source.type === 'tempo'
        ? 'http://tempo.istio-system:3200'
        : source.type === 'zipkin'
          ? 'http://zipkin.istio-system:9411'
          : 'http://tracing.istio-system/jaeger'
    case 'grafana':
      return 'http://grafana.istio-system:3000'
    default:
      return ''
  }
}
