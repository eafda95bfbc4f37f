import 'server-only'
import type { TelemetryFacts } from '@/lib/graph/facts'
import { METRICS, NATIVE_THROUGHPUT_METRICS, THROUGHPUT_METRICS } from '@/lib/graph/query/query-id'
import type { MetricCapabilities } from '@/lib/ports/metric-store'
import { callWithin } from '@/lib/server/call-within'
import { keptFor } from '@/lib/server/kept-for'
import { getMetricSource } from '@/lib/server/metric-source'
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
