import { milliseconds } from '@/lib/std/units'
import type { TraceStoreSettings } from '@/lib/outbound/trace-store-settings'

/** A trace store without credentials; parts are replaced by `part`. */
export function traceStoreSettings(url: string, part: Partial<TraceStoreSettings> = {}): TraceStoreSettings {
  return {
    name: 'default',
    url,
    externalUrl: undefined,
    timeoutMs: milliseconds(10_000),
    concurrency: 8,
    maxBytes: 1024 * 1024,
    headers: {},
    tenant: undefined,
    auth: { type: 'none' },
    tls: { ca: undefined, cert: undefined, key: undefined, insecureSkipVerify: false },
    ...part,
  }
}
