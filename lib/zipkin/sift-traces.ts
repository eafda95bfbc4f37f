import type { TraceSearch } from '@/lib/ports/trace-store'
import type { Span, Trace } from '@/lib/tracing/model'
import type { Tag } from '@/lib/tracing/tag-query'

/** The traces of which one span of the service meets the whole search: Zipkin takes one span for each part of it, and not all parts. */
export function siftTraces(traces: readonly Trace[], search: TraceSearch, service: string): readonly Trace[] {
  return traces.filter(({ spans }) => spans.some((span) => span.service === service && meets(span, search)))
}

function meets(
  span: Span,
  { operation, from, to, minUs = 0, maxUs = Infinity, tags, errorsOnly }: TraceSearch,
): boolean {
  // Zipkin writes names of spans in lower case.
  if (operation !== undefined && span.operation?.toLowerCase() !== operation.toLowerCase()) return false
  if (span.startUs < from * 1e6 || span.startUs > to * 1e6) return false
  if (span.durationUs < minUs || span.durationUs > maxUs) return false
  return (!errorsOnly || span.failed) && tags.every((tag) => has(span, tag))
}

function has({ kind, failed, attributes }: Span, { key, value }: Tag): boolean {
  if (key === 'span.kind' && kind === value) return true
  if (key === 'error' && value === 'true') return failed
  return attributes.some((attribute) => attribute.key === key && String(attribute.value) === value)
}
