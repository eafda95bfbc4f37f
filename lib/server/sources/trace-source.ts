import 'server-only'
import { type TraceStoreConfig, traceStoreSchema } from '@/lib/config/schema'
import { createJaegerStore } from '@/lib/jaeger/create-jaeger-store'
import { PharosError } from '@/lib/ports/pharos-error'
import type { TraceStore } from '@/lib/ports/trace-store'
import { callWithin } from '@/lib/server/sources/call-within'
import { getConfig } from '@/lib/server/process/config'
import { keptResult } from '@/lib/server/process/kept-result'
import { isInCluster } from '@/lib/server/process/env'
import { measured } from '@/lib/server/process/measured'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { SourceHealth } from '@/lib/server/sources/source-health'
import { storeCredentials } from '@/lib/server/sources/store-credentials'
import { watchedTraceStore } from '@/lib/server/sources/watched-trace-store'
import { createTempoStore } from '@/lib/tempo/create-tempo-store'
import { createZipkinStore } from '@/lib/zipkin/create-zipkin-store'
import { processWide } from '@/lib/std/process-wide'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'

/** The trace store and what is known of how it does. `off` says why there is none. */
export type TraceSource =
  | {
      readonly store: TraceStore
      readonly health: SourceHealth
      /** Without credentials. */
      readonly address: string
      readonly tenant: string
      readonly origin: 'configured' | 'found'
      /** All services that it knows; names are kept for ten seconds, failures not at all. */
      readonly services: () => Promise<Result<readonly string[], PharosError>>
      readonly off?: never
    }
  | { readonly store?: never; readonly health?: never; readonly address?: never; readonly off: string }

const NAMES_KEPT_MS = 10_000
const NAMES_TIMEOUT_MS = 5_000

export function getTraceSource(): TraceSource {
  return processWide('trace-source', makeSource)
}

/** @throws PharosError `upstream_unavailable` with the reason, where there is none. */
export function requireTraceSource(): Extract<TraceSource, { readonly store: TraceStore }> {
  const source = getTraceSource()
  if (source.store === undefined) throw new PharosError('upstream_unavailable', source.off, { source: 'traces' })
  return source
}

function makeSource(): TraceSource {
  const chosen = chosenStore()
  if (typeof chosen === 'string') return { off: chosen }
  const health = new SourceHealth()
  const store = watchedTraceStore(createTraceStore(chosen), health, getMetricSource().clock)
  return {
    store,
    health,
    address: chosen.url,
    tenant: chosen.tenant.value,
    origin: getConfig().tracing.stores.length > 0 ? 'configured' : 'found',
    services: keptResult(() => store.services(callWithin(NAMES_TIMEOUT_MS)), {
      keptMs: NAMES_KEPT_MS,
      keptAfterFailureMs: 0,
    }),
  }
}

/** A store as its entry of the configuration describes it. */
export function createTraceStore(config: TraceStoreConfig): TraceStore {
  const settings = {
    ...storeCredentials(config),
    name: config.name,
    url: config.url,
    externalUrl: config.external_url === '' ? undefined : config.external_url,
    timeoutMs: milliseconds(config.timeout * 1000),
    concurrency: config.concurrency,
    maxBytes: config.max_bytes,
  }
  switch (config.type) {
    case 'jaeger':
      return createJaegerStore(settings, measured('jaeger'))
    case 'tempo':
      return createTempoStore({ ...settings, grafanaDatasource: config.grafana_datasource }, measured('tempo'))
    case 'zipkin':
      return createZipkinStore(settings, measured('zipkin'))
  }
}

/** The configured store; in a cluster without one the Service that Istio's own samples install; else the reason. */
function chosenStore(): TraceStoreConfig | string {
  const { tracing, istio } = getConfig()
  if (!tracing.enabled) return 'Traces are switched off by tracing.enabled.'
  const [configured] = tracing.stores
  if (configured !== undefined) return configured
  if (!isInCluster())
    return 'No trace store is configured. Set tracing.stores[0].url to the address of one, and its type.'
  const namespace = istio.control_plane_namespaces[0] ?? 'istio-system'
  return traceStoreSchema.parse({ url: `http://tracing.${namespace}/jaeger` })
}
