import 'server-only'
import type { PrometheusSettings } from '@/lib/prometheus/settings'
import type { TenantStore } from '@/lib/server/sources/store-parts'
import { storeCredentials } from '@/lib/server/sources/store-credentials'
import { milliseconds } from '@/lib/std/units'

/** One entry of `metrics.stores`, asked as one tenant, as the adapter wants it. @param name tells several tenants apart */
export function prometheusSettings({ store, tenant }: TenantStore, name: string): PrometheusSettings {
  return {
    ...storeCredentials({ ...store, tenant: { header: store.tenant.header, value: tenant } }),
    name,
    type: store.type,
    url: store.url,
    timeoutMs: milliseconds(store.timeout * 1000),
    concurrency: store.concurrency,
    maxSeries: store.max_series,
    maxBytes: store.max_bytes,
    scope: store.scope,
    scrapeIntervalSeconds: store.scrape_interval === 'auto' ? undefined : store.scrape_interval,
    retentionSeconds: store.retention === 'auto' ? undefined : store.retention,
    thanos: { dedup: store.thanos.dedup, partialResponse: store.thanos.partial_response },
    latencyOffsetSeconds: store.victoriametrics.latency_offset,
  }
}
