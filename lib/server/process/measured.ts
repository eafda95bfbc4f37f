import 'server-only'
import type { OutboundHooks } from '@/lib/outbound/measure'
import { ownMetrics } from '@/lib/server/process/own-metrics'
import type { TraceStoreType } from '@/lib/tracing/store-types'

/** Measures every call to an upstream of this kind. */
export function measured(source: 'prometheus' | 'kubernetes' | 'grafana' | 'istiod' | TraceStoreType): OutboundHooks {
  return {
    measure: ({ operation, outcome, durationMs }) => {
      ownMetrics().upstream.observe({ source, operation, result: outcome }, durationMs / 1000)
    },
  }
}
