import type { Trace } from '../traces/span'

/** The traces that a Jaeger holds. */
export interface TraceSource {
  /** Those whose first span begins in `fromMs <= t < toMs`, the oldest first. */
  tracesBetween(fromMs: number, toMs: number): readonly Trace[]
  trace(id: string): Trace | undefined
  /** End of what is held, milliseconds. */
  readonly newestMs: () => number
}
