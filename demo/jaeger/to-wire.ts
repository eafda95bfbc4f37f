import type { Span, Trace } from '../traces/span'

/** A trace as Jaeger's query API writes one that came by OpenTelemetry's protocol. */
export interface WireTrace {
  readonly traceID: string
  readonly spans: readonly WireSpan[]
  readonly processes: Readonly<Record<string, { readonly serviceName: string; readonly tags: readonly WireTag[] }>>
  readonly warnings: null
}

interface WireSpan {
  readonly traceID: string
  readonly spanID: string
  readonly operationName: string
  readonly references: readonly { readonly refType: 'CHILD_OF'; readonly traceID: string; readonly spanID: string }[]
  /** Microseconds since the Unix epoch. */
  readonly startTime: number
  readonly duration: number
  readonly tags: readonly WireTag[]
  readonly logs: readonly never[]
  readonly processID: string
  readonly warnings: null
}

interface WireTag {
  readonly key: string
  readonly type: 'string' | 'bool' | 'int64' | 'float64'
  readonly value: string | number | boolean
}

export function toWire(trace: Trace): WireTrace {
  const services = [...new Set(trace.map(({ service }) => service))]
  return {
    traceID: trace[0]?.traceId ?? '',
    spans: trace.map((span) => toWireSpan(span, `p${services.indexOf(span.service) + 1}`)),
    processes: Object.fromEntries(services.map((name, index) => [`p${index + 1}`, { serviceName: name, tags: [] }])),
    warnings: null,
  }
}

/** Tags of a span as they are searched and written: sorted by key. */
export function wireTags({ tags, kind }: Span): readonly WireTag[] {
  const written = { ...tags, 'span.kind': kind, ...(tags.error === true ? { 'otel.status_code': 'ERROR' } : {}) }
  return Object.entries(written)
    .map(([key, value]) => ({ key, type: typeOf(value), value }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

function toWireSpan(span: Span, processID: string): WireSpan {
  const { traceId: traceID, parentId } = span
  return {
    traceID,
    spanID: span.spanId,
    operationName: span.operation,
    references: parentId === undefined ? [] : [{ refType: 'CHILD_OF', traceID, spanID: parentId }],
    startTime: span.startUs,
    duration: span.durationUs,
    tags: wireTags(span),
    logs: [],
    processID,
    warnings: null,
  }
}

function typeOf(value: string | number | boolean): WireTag['type'] {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return Number.isSafeInteger(value) ? 'int64' : 'float64'
}
