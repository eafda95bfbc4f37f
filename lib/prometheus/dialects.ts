import type { MetricStoreType } from '@/lib/ports/metric-store'
import type { PrometheusSettings } from './settings'

/** An endpoint below `status/` that tells of the store as a whole. */
export type StatusEndpoint = 'config' | 'flags' | 'runtimeinfo' | 'buildinfo'

/** In what a store differs from Prometheus itself. */
export interface Dialect {
  /** How people call it. */
  readonly product: string
  /** The path of the API below the configured address, unless the address has it already. */
  readonly prefix: '' | '/prometheus'
  /** Sent with every question besides what the API asks for. */
  readonly parameters: (settings: PrometheusSettings) => Readonly<Record<string, string>>
  /** Those that it has, and that tell of this store: the others are not asked. */
  readonly status: ReadonlySet<StatusEndpoint>
  /** Samples that are younger may be hidden. */
  readonly settlingSeconds: (settings: PrometheusSettings) => number
}

const none = () => ({})
const atOnce = () => 0

export const DIALECTS: Readonly<Record<MetricStoreType, Dialect>> = {
  prometheus: {
    product: 'Prometheus',
    prefix: '',
    parameters: none,
    status: new Set(['config', 'flags', 'runtimeinfo', 'buildinfo']),
    settlingSeconds: atOnce,
  },
  /** Its flags and times are those of the querier, which scrapes and keeps nothing itself (thanos.io, Querier, "Query API"). */
  thanos: {
    product: 'Thanos',
    prefix: '',
    parameters: ({ thanos }) => ({
      dedup: String(thanos.dedup),
      partial_response: String(thanos.partialResponse),
    }),
    status: new Set(['buildinfo']),
    settlingSeconds: atOnce,
  },
  /** The API lies below the prefix of `-http.prometheus-http-prefix` (Grafana Mimir, HTTP API). */
  mimir: {
    product: 'Mimir',
    prefix: '/prometheus',
    parameters: none,
    status: new Set(['buildinfo']),
    settlingSeconds: atOnce,
  },
  /**
   * `nocache`: else a range of 50 points and more begins and ends at other times than asked for, and an instant is that of
   * half a minute ago. Newest samples of a range are hidden all the same (`-search.latencyOffset`). The version that it
   * tells is the one of Prometheus that Grafana shall take it for, and its configuration is not that of the scrapers.
   */
  victoriametrics: {
    product: 'VictoriaMetrics',
    prefix: '',
    parameters: () => ({ nocache: '1', max_lookback: '5m' }),
    status: new Set(),
    settlingSeconds: ({ latencyOffsetSeconds }) => latencyOffsetSeconds,
  },
}

/** The address under which `/api/v1` lies. */
export function apiBase({ type, url }: Pick<PrometheusSettings, 'type' | 'url'>): string {
  const base = url.replace(/\/+$/, '')
  const { prefix } = DIALECTS[type]
  return base.endsWith(prefix) ? base : `${base}${prefix}`
}
