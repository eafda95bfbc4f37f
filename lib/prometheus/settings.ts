import type { CredentialSettings } from '@/lib/outbound/read-credentials'
import type { MetricStoreType } from '@/lib/ports/metric-store'
import type { Milliseconds } from '@/lib/std/units'

/** One metric store as the adapter needs it. */
export interface PrometheusSettings extends CredentialSettings {
  /** The store's name in the configuration. */
  readonly name: string
  readonly type: MetricStoreType
  /** Where the store listens; a path is kept. http(s), without credentials. See `dialects.ts` for what is added to it. */
  readonly url: string
  /** Upper limit of one call; the caller's own may be shorter. */
  readonly timeoutMs: Milliseconds
  /** Calls on the wire at once. */
  readonly concurrency: number
  readonly maxSeries: number
  readonly maxBytes: number
  /** Equalities added to every selector. */
  readonly scope: Readonly<Record<string, string>>
  /** Believed in place of what the store tells of itself; undefined: the store is asked. */
  readonly scrapeIntervalSeconds: number | undefined
  readonly retentionSeconds: number | undefined
  /** Of Thanos: replicas are one series, and stores that do not answer cost their part only. */
  readonly thanos: { readonly dedup: boolean; readonly partialResponse: boolean }
  /** Of VictoriaMetrics: its `-search.latencyOffset`. */
  readonly latencyOffsetSeconds: number
}
