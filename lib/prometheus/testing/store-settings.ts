import { milliseconds } from '@/lib/std/units'
import type { PrometheusSettings } from '../settings'

/** A store without credentials and with small limits; parts are replaced by `part`. */
export function storeSettings(url: string, part: Partial<PrometheusSettings> = {}): PrometheusSettings {
  return {
    name: 'default',
    type: 'prometheus',
    url,
    timeoutMs: milliseconds(10_000),
    concurrency: 8,
    maxSeries: 100,
    maxBytes: 1024 * 1024,
    scope: {},
    headers: {},
    tenant: undefined,
    auth: { type: 'none' },
    scrapeIntervalSeconds: undefined,
    retentionSeconds: undefined,
    thanos: { dedup: true, partialResponse: true },
    latencyOffsetSeconds: 30,
    tls: { ca: undefined, cert: undefined, key: undefined, insecureSkipVerify: false },
    ...part,
  }
}
