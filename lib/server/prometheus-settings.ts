import 'server-only'
import type { MetricStoreConfig } from '@/lib/config/schema'
import { type ReadSecret, secretFile } from '@/lib/outbound/secret-file'
import type { PrometheusSettings } from '@/lib/prometheus/settings'
import { milliseconds } from '@/lib/std/units'

/** One entry of `metrics.stores` as the adapter wants it. */
export function prometheusSettings(store: MetricStoreConfig): PrometheusSettings {
  const { tenant, tls } = store
  return {
    name: store.name,
    url: store.url,
    timeoutMs: milliseconds(store.timeout * 1000),
    concurrency: store.concurrency,
    maxSeries: store.max_series,
    maxBytes: store.max_bytes,
    scope: store.scope,
    headers: store.headers,
    tenant: tenant.value === '' ? undefined : { header: tenant.header, value: tenant.value },
    auth: credentials(store.auth),
    scrapeIntervalSeconds: store.scrape_interval === 'auto' ? undefined : store.scrape_interval,
    retentionSeconds: store.retention === 'auto' ? undefined : store.retention,
    tls: {
      ca: optionalFile(tls.ca_file),
      cert: optionalFile(tls.cert_file),
      key: optionalFile(tls.key_file),
      insecureSkipVerify: tls.insecure_skip_verify,
    },
  }
}

function credentials(auth: MetricStoreConfig['auth']): PrometheusSettings['auth'] {
  switch (auth.type) {
    case 'none':
      return { type: 'none' }
    case 'basic':
      return { type: 'basic', username: auth.username, password: secretFile(auth.password_file) }
    case 'bearer':
      return { type: 'bearer', token: secretFile(auth.token_file) }
  }
}

function optionalFile(path: string): ReadSecret | undefined {
  return path === '' ? undefined : secretFile(path)
}
