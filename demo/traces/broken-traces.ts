import { type Active, ofKind } from '../admin/fault-board'
import type { TraceSource } from '../jaeger/trace-source'
import type { Trace } from './span'

/** What a trace store holds with what is wrong with it: services named without their namespaces, or names without spans. */
export function brokenTraces(source: TraceSource, broken: () => readonly Active[]): TraceSource {
  const named = (traces: readonly Trace[]): readonly Trace[] =>
    ofKind(broken(), 'names').length > 0 ? traces.map(withShortNames) : traces
  const isEmpty = (): boolean => ofKind(broken(), 'no-spans').length > 0
  return {
    newestMs: source.newestMs,
    tracesBetween: (fromMs, toMs) => (isEmpty() ? [] : named(source.tracesBetween(fromMs, toMs))),
    namedBetween: (fromMs, toMs) => named(source.tracesBetween(fromMs, toMs)),
    trace(id) {
      const trace = isEmpty() ? undefined : source.trace(id)
      return trace === undefined ? undefined : named([trace])[0]
    },
  }
}

/** `reviews.bookinfo` ⇒ `reviews`, as a tracer of the application would call it. */
function withShortNames(trace: Trace): Trace {
  return trace.map((span) => ({ ...span, service: span.service.replace(/\..*$/, '') }))
}
