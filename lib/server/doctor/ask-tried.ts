import 'server-only'
import { metricStoreSchema, type TraceStoreConfig, traceStoreSchema } from '@/lib/config/schema'
import type { GrafanaEvidence, MetricEvidence, SourceEvidence, TraceEvidence } from '@/lib/doctor/evidence'
import { toSourceFailure } from '@/lib/doctor/to-source-failure'
import type { TriedSettings } from '@/lib/doctor/tried-settings'
import { createGrafana } from '@/lib/grafana/create-grafana'
import { missingDashboards } from '@/lib/links/plan-links'
import type { PharosError } from '@/lib/ports/pharos-error'
import { createPrometheusStore } from '@/lib/prometheus/create-prometheus-store'
import { grafanaEntries } from '@/lib/server/details/get-links'
import { askStore, NOTHING_TOLD } from '@/lib/server/doctor/store-facts'
import { getConfig } from '@/lib/server/process/config'
import { measured } from '@/lib/server/process/measured'
import { callWithin } from '@/lib/server/sources/call-within'
import { NOTHING_KNOWN } from '@/lib/server/sources/nothing-known'
import { prometheusSettings } from '@/lib/server/sources/prometheus-settings'
import { storeCredentials } from '@/lib/server/sources/store-credentials'
import { createTraceStore } from '@/lib/server/sources/trace-source'
import { milliseconds } from '@/lib/std/units'

const NAME = 'tried'
const MAX_BYTES = 8 * 1024 ** 2

/** What a source tells with settings that stand nowhere. Its authority is that of the configured one of its kind; credentials are not sent. */
export function askTried(settings: TriedSettings): Promise<MetricEvidence | TraceEvidence | GrafanaEvidence> {
  switch (settings.kind) {
    case 'metrics':
      return askMetrics(settings)
    case 'traces':
      return askTraces(settings)
    case 'grafana':
      return askGrafana(settings)
  }
}

async function askMetrics(settings: TriedSettings): Promise<MetricEvidence> {
  const [configured] = getConfig().metrics.stores
  const config = metricStoreSchema.parse(connection(settings, configured?.tls))
  const part = { store: config, tenant: config.tenant.value, clusters: [] }
  const store = createPrometheusStore(prometheusSettings(part, NAME), measured('prometheus'))
  const call = callWithin(settings.timeoutSeconds * 1000)
  const now = await store.now(call)
  const told = now.ok ? await store.capabilities(call) : undefined
  const capabilities = told?.ok === true ? told.value : undefined
  const facts = now.ok ? await askStore(store, now.value, capabilities) : NOTHING_TOLD
  const known = evidenceOf(settings, now.ok ? undefined : now.error)
  return {
    ...known,
    ...facts,
    kind: 'metrics',
    source: {
      ...known.source,
      version: capabilities?.version ?? null,
      scrapeIntervalSeconds: capabilities?.scrapeIntervalSeconds ?? null,
      retentionSeconds: capabilities?.retentionSeconds ?? null,
      settlingSeconds: store.settlingSeconds,
    },
    newestSampleAgeSeconds: facts.newest?.ageSeconds ?? null,
  }
}

async function askTraces(settings: TriedSettings): Promise<TraceEvidence> {
  const { stores, service_name: template } = getConfig().tracing
  const store = createTraceStore(traceStoreSchema.parse(connection(settings, stores[0]?.tls)))
  const names = await store.services(callWithin(settings.timeoutSeconds * 1000))
  const known = evidenceOf(settings, names.ok ? undefined : names.error)
  return { ...known, kind: 'traces', names: null, traces: null, template }
}

async function askGrafana(settings: TriedSettings): Promise<GrafanaEvidence> {
  // Its connection is described as that of the others.
  const { type: _, ...written } = connection(settings, getConfig().links.grafana.tls)
  const credentials = storeCredentials(traceStoreSchema.parse(written))
  const timeoutMs = milliseconds(settings.timeoutSeconds * 1000)
  const limits = { url: settings.url, timeoutMs, maxBytes: MAX_BYTES }
  const found = await createGrafana({ ...credentials, ...limits }, measured('grafana')).dashboards(
    callWithin(timeoutMs),
  )
  const wanted = grafanaEntries()
  return {
    ...evidenceOf(settings, found.ok ? undefined : found.error),
    kind: 'grafana',
    dashboards: found.ok ? { wanted: wanted.length, missing: missingDashboards(wanted, found.value) } : null,
  }
}

/** As an entry of the configuration. */
function connection(
  { type, url, tenant, headers, timeoutSeconds }: TriedSettings,
  tls: Pick<TraceStoreConfig['tls'], 'ca_file' | 'insecure_skip_verify'> | undefined,
) {
  return {
    ...{ name: NAME, type, url, headers, timeout: `${timeoutSeconds}s` },
    ...(tenant === null ? {} : { tenant }),
    tls: { ca_file: tls?.ca_file ?? '', insecure_skip_verify: tls?.insecure_skip_verify ?? false },
  }
}

function evidenceOf({ type, url, tenant }: TriedSettings, failure: PharosError | undefined): SourceEvidence {
  return {
    source: {
      ...{ ...NOTHING_KNOWN, id: NAME, type, name: NAME },
      state: failure === undefined ? 'fresh' : 'failed',
      message: failure?.message ?? null,
    },
    address: url,
    tenant: tenant?.value ?? null,
    ...{ latencyMs: null, clockOffsetSeconds: null },
    origin: 'configured',
    pin: null,
    failure: failure === undefined ? null : toSourceFailure(failure),
  }
}
