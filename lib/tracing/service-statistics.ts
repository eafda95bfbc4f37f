import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import type { Span, Trace } from './model'

/** What one service did in a trace. */
export interface ServiceStatistics {
  /** Null: all services that the user may not see. */
  readonly service: string | null
  readonly spans: number
  readonly errors: number
  /** Sum over its spans; spans within one another count twice. */
  readonly totalUs: number
  /** The same without the time in which a child of the span was at work. */
  readonly selfUs: number
  /** Part of the own time of all services, 0 to 1; 0 when nobody had any. */
  readonly share: number
}

/** What the services of a trace did, the one with the most time of its own first. */
export function serviceStatistics({ spans }: Pick<Trace, 'spans'>): readonly ServiceStatistics[] {
  const children = groupBy(spans, ({ parentId }) => parentId)
  const groups = [...groupBy(spans, ({ service }) => service)].map(([service, own]) => ({
    service,
    spans: own.length,
    errors: own.filter(({ failed }) => failed).length,
    totalUs: own.reduce((sum, { durationUs }) => sum + durationUs, 0),
    selfUs: own.reduce((sum, span) => sum + ownTime(span, children.get(span.id) ?? []), 0),
  }))
  const whole = groups.reduce((sum, { selfUs }) => sum + selfUs, 0)
  return groups
    .map((group) => ({ ...group, share: whole === 0 ? 0 : group.selfUs / whole }))
    .sort((a, b) => b.selfUs - a.selfUs || compareText(a.service ?? '', b.service ?? ''))
}

function ownTime(span: Span, children: readonly Span[]): number {
  const end = span.startUs + span.durationUs
  let covered = 0
  let reached = span.startUs
  for (const child of children.toSorted((a, b) => a.startUs - b.startUs)) {
    const from = Math.max(reached, child.startUs)
    const to = Math.min(end, child.startUs + child.durationUs)
    if (to <= from) continue
    covered += to - from
    reached = to
  }
  return span.durationUs - covered
}
