import type { TraceStoreSettings } from '@/lib/outbound/trace-store-settings'

/** One Tempo as the adapter needs it. Its pages are Grafana's: `externalUrl` is where people find that. */
export interface TempoSettings extends TraceStoreSettings {
  /** How that Grafana calls its data source. */
  readonly grafanaDatasource: string
}
