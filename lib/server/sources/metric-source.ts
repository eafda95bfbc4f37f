import 'server-only'
import { type MetricStoreConfig, metricStoreSchema } from '@/lib/config/schema'
import type { MetricStore } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { createPrometheusStore } from '@/lib/prometheus/create-prometheus-store'
import { combinedStore, type StorePart } from '@/lib/server/sources/combined-store'
import { getConfig } from '@/lib/server/process/config'
import { isInCluster } from '@/lib/server/process/env'
import { measured } from '@/lib/server/process/measured'
import { recordedStore } from '@/lib/server/sources/recorded-store'
import { prometheusSettings } from '@/lib/server/sources/prometheus-settings'
import { SourceHealth } from '@/lib/server/sources/source-health'
import { StoreClock } from '@/lib/server/sources/store-clock'
import { storeParts, type TenantStore } from '@/lib/server/sources/store-parts'
import { timedStore, watchedStore } from '@/lib/server/sources/watched-store'
import { processWide } from '@/lib/std/process-wide'

/** One store, or one tenant of it, and what is known of how it does. */
export interface MetricPart extends StorePart {
  readonly health: SourceHealth
  readonly clock: StoreClock
  /** Without credentials. */
  readonly address: string
  /** What it runs as, as its settings name it; empty: they do not. */
  readonly workload: string
  readonly origin: 'configured' | 'found'
}

/** All metric stores as one, with its clock, and each of them. `off` says why there is none. */
export type MetricSource =
  | {
      readonly store: MetricStore
      readonly parts: readonly MetricPart[]
      readonly clock: StoreClock
      readonly off?: never
    }
  | { readonly store?: never; readonly parts?: never; readonly clock: StoreClock; readonly off: string }

export function getMetricSource(): MetricSource {
  return processWide('metric-source', makeSource)
}

/** The id of a metric store, or of one tenant of it, among the sources. */
export function metricPartId(parts: readonly MetricPart[], { store }: MetricPart): string {
  return parts.length === 1 ? 'prometheus' : `prometheus:${store.name}`
}

/** @throws PharosError `upstream_unavailable` with the reason, where there is none. */
export function requireMetricStore(): MetricStore {
  const { store, off } = getMetricSource()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'prometheus' })
  return store
}

function makeSource(): MetricSource {
  const clock = new StoreClock()
  const chosen = chosenStores()
  if (typeof chosen === 'string') return { clock, off: chosen }
  const parts = chosen.flatMap((store) => storeParts(store).map((part, _, all) => makePart(part, all.length > 1)))
  return { store: timedStore(combinedStore(parts), clock), parts, clock }
}

function makePart(part: TenantStore, several: boolean): MetricPart {
  const { store, tenant, clusters } = part
  const health = new SourceHealth()
  const clock = new StoreClock()
  const name = several ? `${store.name} (${tenant})` : store.name
  const asked = createPrometheusStore(prometheusSettings(part, name), measured('prometheus'))
  // Questions about the rules are not watched: without an answer the store is as well as it was.
  const answering = mayUseRules(store) ? recordedStore(asked) : asked
  const origin = getConfig().metrics.stores.length > 0 ? 'configured' : 'found'
  return {
    ...{ store: watchedStore(answering, health, clock), clusters, tenant, health, clock, origin },
    address: store.url,
    workload: store.workload,
  }
}

/** VictoriaMetrics' `rate` sees the sample before its window, which the rules count already. */
function mayUseRules({ type }: MetricStoreConfig): boolean {
  return getConfig().metrics.recording_rules === 'auto' && type !== 'victoriametrics'
}

/** The configured stores; in a cluster without one the Service that Istio's own samples install; else the reason. */
function chosenStores(): readonly MetricStoreConfig[] | string {
  const { metrics, istio } = getConfig()
  if (!metrics.enabled) return 'Metrics are switched off by metrics.enabled.'
  if (metrics.stores.length > 0) return metrics.stores
  if (!isInCluster()) return 'No metric store is configured. Set metrics.stores[0].url to the address of Prometheus.'
  const namespace = istio.control_plane_namespaces[0] ?? 'istio-system'
  return [metricStoreSchema.parse({ url: `http://prometheus.${namespace}:9090` })]
}
