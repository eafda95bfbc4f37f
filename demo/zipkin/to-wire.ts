import type { Span, Trace } from '../traces/span'

/** A trace as Zipkin gives it: names in lower case, tags as texts. */
export function toWire(trace: Trace) {
  return trace.map((span) => ({
    traceId: span.traceId,
    ...(span.parentId === undefined ? {} : { parentId: span.parentId }),
    id: span.spanId,
    kind: span.kind.toUpperCase(),
    name: span.operation.toLowerCase(),
    timestamp: span.startUs,
    duration: span.durationUs,
    localEndpoint: { serviceName: span.service.toLowerCase() },
    tags: zipkinTags(span),
  }))
}

export function zipkinTags({ tags }: Span): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tags)
      .filter(([key, value]) => key !== 'error' || value !== false)
      .map(([key, value]) => [key, String(value)]),
  )
}
