import 'server-only'
import type { OutboundHooks } from '@/lib/outbound/measure'
import { noteAnswer } from '@/lib/server/process/last-answers'
import { ownMetrics } from '@/lib/server/process/own-metrics'
import type { TraceStoreType } from '@/lib/tracing/store-types'

/** Measures every call to an upstream of this kind. */
export function measured(source: 'prometheus' | 'kubernetes' | 'grafana' | 'istiod' | TraceStoreType): OutboundHooks {
  return {
    measure: (measurement) => {
      const { operation, outcome, durationMs } = measurement
      noteAnswer(source, measurement)
      ownMetrics().upstream.observe({ source, operation, result: outcome }, durationMs / 1000)
    },
  }
}
