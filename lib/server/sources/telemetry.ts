import 'server-only'
import type { TelemetryFacts } from '@/lib/graph/facts'
import { METRICS, NATIVE_THROUGHPUT_METRICS, THROUGHPUT_METRICS } from '@/lib/graph/query/query-id'
import type { MetricCapabilities } from '@/lib/ports/metric-store'
import { callWithin } from '@/lib/server/sources/call-within'
import { keptFor } from '@/lib/server/process/kept-for'
import { getMetricSource, type MetricPart } from '@/lib/server/sources/metric-source'
import { processWide } from '@/lib/std/process-wide'

const ASKED_METRICS = [...Object.values(METRICS), ...Object.values(THROUGHPUT_METRICS)]
const TIMEOUT_MS = 5_000
/** Prometheus' own default in Istio's sample installation; only notes and offered windows depend on it. */
const USUAL_SCRAPE_SECONDS = 15

/** What the metric store says of itself, asked once a minute; undefined when it does not answer. */
export function getCapabilities(): Promise<MetricCapabilities | undefined> {
  return processWide('capabilities', () =>
    keptFor(async () => {
      const { store } = getMetricSource()
      const answer = await store?.capabilities(callWithin(TIMEOUT_MS))
      return answer?.ok === true ? answer.value : undefined
    }),
  )()
}

/** What one of several stores says of itself; of the only one this is what all say. */
export async function getPartCapabilities(part: MetricPart): Promise<MetricCapabilities | undefined> {
  const { parts = [] } = getMetricSource()
  if (parts.length === 1) return getCapabilities()
  const kept = processWide(
    'part-capabilities',
    () => new Map<MetricPart, () => Promise<MetricCapabilities | undefined>>(),
  )
  const ask =
    kept.get(part) ??
    keptFor(async () => {
      const answer = await part.store.capabilities(callWithin(TIMEOUT_MS))
      return answer.ok ? answer.value : undefined
    })
  kept.set(part, ask)
  return ask()
}

/** The same as facts for the graph. A metric counts as missing only where the store named its metrics. */
export async function getTelemetryFacts(): Promise<TelemetryFacts> {
  const told = await getCapabilities()
  const names = new Set(told?.istioMetrics)
  return {
    ztunnel: { label: 'app', value: 'ztunnel' },
    scrapeSeconds: told?.scrapeIntervalSeconds ?? USUAL_SCRAPE_SECONDS,
    nativeDuration: told?.nativeDuration ?? false,
    nativeBodies: Object.values(NATIVE_THROUGHPUT_METRICS).filter((metric) => names.has(metric)),
    missingMetrics: names.size === 0 ? [] : ASKED_METRICS.filter((metric) => !names.has(metric)),
    newestSampleAgeSeconds: null,
  }
}
