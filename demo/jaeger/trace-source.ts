import type { Trace } from '../traces/span'

/** The traces that a Jaeger holds. */
export interface TraceSource {
  /** Those whose first span begins in `fromMs <= t < toMs`, the oldest first. */
  readonly tracesBetween: (fromMs: number, toMs: number) => readonly Trace[]
  trace(id: string): Trace | undefined
  /** Those whose services and operations are listed, which may be more than are held still; absent: `tracesBetween`. */
  readonly namedBetween?: (fromMs: number, toMs: number) => readonly Trace[]
  /** End of what is held, milliseconds. */
  readonly newestMs: () => number
}

/** Traces of the last `lengthMs`, of which stores list the names. */
export function namedTraces(source: TraceSource, lengthMs: number): readonly Trace[] {
  const end = source.newestMs()
  return (source.namedBetween ?? source.tracesBetween)(end - lengthMs, end)
}
