import { compareSpans } from './compare-spans'
import type { ServiceShare, Span, Trace, TraceSummary } from './model'
import { claimedNamespaces } from './span-place'
import { groupBy } from '@/lib/std/group-by'

/** A trace as one line of a list. Its root is the earliest span without a parent in the trace. */
export function summariseTrace({ id, spans: given, cut }: Trace): TraceSummary {
  const spans = given.toSorted(compareSpans)
  const known = new Set(spans.map((span) => span.id))
  const root = spans.find(({ parentId }) => parentId === null || !known.has(parentId)) ?? spans[0]
  const startUs = spans[0]?.startUs ?? 0
  const endUs = spans.reduce((last, span) => Math.max(last, span.startUs + span.durationUs), startUs)
  const total = spans.reduce((sum, { durationUs }) => sum + durationUs, 0)
  return {
    id,
    startUs,
    durationUs: endUs - startUs,
    root: root === undefined ? null : { service: root.service ?? '', operation: root.operation ?? '' },
    spans: spans.length + cut,
    errors: spans.filter(({ failed }) => failed).length,
    meanSpanUs: spans.length === 0 ? null : total / spans.length,
    services: [...groupBy(spans, ({ service }) => service)].map(([service, own]) => shareOf(service, own)),
  }
}

function shareOf(service: string | null, spans: readonly Span[]): ServiceShare {
  return {
    service,
    namespaces: [...new Set(spans.flatMap((span) => claimedNamespaces(span)))].sort(),
    spans: spans.length,
    errors: spans.filter(({ failed }) => failed).length,
  }
}
