import type { TraceSource } from '../jaeger/trace-source'
import type { Trace } from '../traces/span'

/** A source of just these traces. */
export function listedTraces(traces: readonly Trace[]): TraceSource {
  return {
    newestMs: () => Date.now(),
    tracesBetween: (fromMs, toMs) =>
      traces.filter(([root]) => root !== undefined && root.startUs >= fromMs * 1000 && root.startUs < toMs * 1000),
    trace: (id) => traces.find(([root]) => root?.traceId === id),
  }
}
