import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { compareSpans } from './compare-spans'
import type { Span, Trace } from './model'

/** A line of a waterfall. */
export interface TreeRow {
  /** Of the span; of a gap one that no span has. */
  readonly id: string
  /** Null: a gap, the parent of what stands below it was not stored. */
  readonly span: Span | null
  /** Place of the span in the trace; -1 of a gap. */
  readonly index: number
  readonly depth: number
  /** How many rows belong below it: those that follow. */
  readonly below: number
  readonly failedBelow: boolean
  /** Its clock and its parent's differ: it cannot have begun when it says. */
  readonly skew: 'before-parent' | 'after-parent' | null
  /** Of a gap those of what stands below it. */
  readonly startUs: number
  readonly endUs: number
}

export interface TraceTree {
  /** Parents before children, siblings by their beginning. */
  readonly rows: readonly TreeRow[]
  /** From the first beginning to the last end; equal without spans. */
  readonly startUs: number
  readonly endUs: number
  /** Parents that spans name and that were not stored; there may be more. */
  readonly missing: number
}

interface Item {
  readonly id: string
  readonly span: Span | null
  readonly startUs: number
}
type Draft = Pick<TreeRow, 'id' | 'span' | 'depth' | 'skew'>

/** Clocks of one host tell times this far apart. */
const TOLERANCE_US = 100

/**
 * Orders the spans of a trace as a tree. Nothing is lost: spans whose parent is missing stand below a gap, and of spans that are
 * each other's parents the earliest becomes a root. Times are not corrected; what cannot be is flagged.
 */
export function buildTraceTree({ spans: given }: Pick<Trace, 'spans'>): TraceTree {
  const indexes = new Map(given.map((span, index) => [span.id, index]))
  const spans = given.filter(({ id }, index) => indexes.get(id) === index).toSorted(compareSpans)
  const known = new Map(spans.map((span) => [span.id, span]))
  const children = groupBy(spans, ({ parentId }) => parentId)
  const gaps = [...children.keys()].filter((id): id is string => id !== null && !known.has(id))
  const roots: readonly Item[] = [...(children.get(null) ?? []).map(toItem), ...gaps.map((id) => toGap(id, children))]
  const drafts: Draft[] = []
  const seen = new Set<string>()
  const walk = (root: Item): void => walkFrom(root, { known, children, drafts, seen })
  for (const root of roots.toSorted((a, b) => a.startUs - b.startUs || compareText(a.id, b.id))) walk(root)
  // Who is left belongs to a circle of parents.
  for (const span of spans) if (!seen.has(span.id)) walk(toItem(span))
  const startUs = spans[0]?.startUs ?? 0
  return {
    rows: measure(drafts, indexes),
    startUs,
    endUs: spans.reduce((last, span) => Math.max(last, endOf(span)), startUs),
    missing: gaps.length,
  }
}

interface Walk {
  readonly known: ReadonlyMap<string, Span>
  readonly children: ReadonlyMap<string | null, readonly Span[]>
  readonly drafts: Draft[]
  readonly seen: Set<string>
}

/** Without recursion: a chain of ten thousand spans is deeper than the stack. */
function walkFrom(root: Item, { known, children, drafts, seen }: Walk): void {
  const stack: { readonly item: Item; readonly depth: number }[] = [{ item: root, depth: 0 }]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, depth } = next
    if (seen.has(item.id)) continue
    seen.add(item.id)
    const parent = depth === 0 ? undefined : known.get(item.span?.parentId ?? '')
    drafts.push({ id: item.id, span: item.span, depth, skew: skewOf(item.span, parent) })
    const key = item.span === null ? item.id.slice(GAP.length) : item.id
    for (const child of (children.get(key) ?? []).toReversed()) stack.push({ item: toItem(child), depth: depth + 1 })
  }
}

/** No id of a span begins like it: they are hexadecimal. */
const GAP = 'missing '

function toItem(span: Span): Item {
  return { id: span.id, span, startUs: span.startUs }
}

function toGap(parentId: string, children: Walk['children']): Item {
  return { id: GAP + parentId, span: null, startUs: children.get(parentId)?.[0]?.startUs ?? 0 }
}

/** A server may well go on after its caller has given up, but not begin; other work may begin at any later time. */
function skewOf(span: Span | null, parent: Span | undefined): TreeRow['skew'] {
  if (span === null || parent === undefined) return null
  if (span.startUs < parent.startUs - TOLERANCE_US) return 'before-parent'
  const served = parent.kind === 'client' && span.kind === 'server'
  return served && span.startUs > endOf(parent) + TOLERANCE_US ? 'after-parent' : null
}

/** From the last to the first, so that what is below a row is known when it is its turn. */
function measure(drafts: readonly Draft[], indexes: ReadonlyMap<string, number>): readonly TreeRow[] {
  const rows: TreeRow[] = []
  for (const draft of drafts.toReversed()) {
    const own: TreeRow[] = []
    // `rows` is in reverse: what follows the draft lies at its end.
    for (let at = rows.length - 1; at >= 0;) {
      const row = rows[at]
      if (row === undefined || row.depth <= draft.depth) break
      own.push(row)
      at -= row.below + 1
    }
    rows.push({
      ...draft,
      index: draft.span === null ? -1 : (indexes.get(draft.id) ?? -1),
      below: own.reduce((sum, row) => sum + row.below + 1, 0),
      failedBelow: own.some((row) => row.failedBelow || row.span?.failed === true),
      startUs: draft.span?.startUs ?? own.reduce((first, row) => Math.min(first, row.startUs), Infinity),
      endUs: draft.span === null ? own.reduce((last, row) => Math.max(last, row.endUs), 0) : endOf(draft.span),
    })
  }
  return rows.reverse()
}

function endOf({ startUs, durationUs }: Span): number {
  return startUs + durationUs
}
