import { METRIC_STORE_TYPES, type MetricStoreType } from '@/lib/ports/metric-store'
import { TRACE_STORE_TYPES, type TraceStoreType } from '@/lib/tracing/store-types'
import { printText } from '@/lib/yaml/print-scalar'
import { configLines } from './config-lines'

export const TRIED_KINDS = ['metrics', 'traces', 'grafana'] as const
type TriedType = MetricStoreType | TraceStoreType | 'grafana'

/** `POST /api/mesh/sources/try`: the settings of one source, which are tried and kept nowhere. */
export interface TriedSettings {
  readonly kind: (typeof TRIED_KINDS)[number]
  /** As in the configuration. */
  readonly type: TriedType
  readonly url: string
  /** Null: none is named. */
  readonly tenant: { readonly header: string; readonly value: string } | null
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
}

/** The types that a source of a kind can have. */
export const TYPES_TO_TRY: Readonly<Record<TriedSettings['kind'], readonly TriedType[]>> = {
  metrics: METRIC_STORE_TYPES,
  traces: TRACE_STORE_TYPES,
  grafana: ['grafana'],
}

/** Lines of the configuration that say the same. */
export function writeSettings({ kind, type, url, tenant, headers, timeoutSeconds }: TriedSettings): string {
  const named = Object.entries(headers).map(([name, value]) => `  ${printText(name)}: ${printText(value)}`)
  return configLines({ type }, [
    ...(kind === 'metrics' ? [`type: ${type}`] : []),
    `url: ${printText(url)}`,
    `timeout: ${timeoutSeconds}s`,
    ...(tenant === null
      ? []
      : ['tenant:', `  header: ${printText(tenant.header)}`, `  value: ${printText(tenant.value)}`]),
    ...(named.length === 0 ? [] : ['headers:', ...named]),
  ])
}
