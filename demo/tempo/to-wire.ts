import { toOtlp } from '../traces/otlp'
import type { Span, Trace } from '../traces/span'

/** A trace as Tempo gives it: OpenTelemetry's JSON with ids in base64 and kinds and codes by name. */
export function toWire(trace: Trace) {
  return {
    resourceSpans: toOtlp(trace).resourceSpans.map(({ resource, scopeSpans }) => ({
      resource,
      scopeSpans: scopeSpans.map(({ scope, spans }) => ({
        scope,
        spans: spans.map(({ traceId, spanId, parentSpanId, kind, status, ...rest }) => ({
          traceId: base64(traceId),
          spanId: base64(spanId),
          ...(parentSpanId === undefined ? {} : { parentSpanId: base64(parentSpanId) }),
          kind: kind === 2 ? 'SPAN_KIND_SERVER' : 'SPAN_KIND_CLIENT',
          status: status.code === 2 ? { code: 'STATUS_CODE_ERROR' } : {},
          ...rest,
        })),
      })),
    })),
  }
}

/** A trace as a search gives it. @param told of how many spans that met the query something is said. */
export function toFound(trace: Trace, matched: readonly Span[], told: number) {
  const [root] = trace
  const startUs = Math.min(...trace.map((span) => span.startUs))
  const endUs = Math.max(...trace.map((span) => span.startUs + span.durationUs))
  const set = {
    spans: matched.slice(0, told).map((span) => ({
      spanID: span.spanId,
      startTimeUnixNano: nanos(span.startUs),
      durationNanos: nanos(span.durationUs),
      attributes: [{ key: 'service.name', value: { stringValue: span.service } }],
    })),
    matched: matched.length,
  }
  return {
    traceID: root?.traceId.replace(/^0+/, ''),
    rootServiceName: root?.parentId === undefined ? root?.service : '<root span not yet received>',
    rootTraceName: root?.parentId === undefined ? root?.operation : '',
    startTimeUnixNano: nanos(startUs),
    durationMs: Math.floor((endUs - startUs) / 1000),
    spanSet: set,
    spanSets: [set],
    serviceStats: statsOf(trace),
  }
}

function statsOf(trace: Trace) {
  const stats = new Map<string, { spanCount: number; errorCount?: number }>()
  for (const { service, tags } of trace) {
    const { spanCount = 0, errorCount = 0 } = stats.get(service) ?? {}
    const errors = errorCount + (tags.error === true ? 1 : 0)
    // Zeros are left out of this JSON.
    stats.set(service, { spanCount: spanCount + 1, ...(errors === 0 ? {} : { errorCount: errors }) })
  }
  return Object.fromEntries(stats)
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64')
}

function nanos(us: number): string {
  return (BigInt(us) * 1000n).toString()
}
