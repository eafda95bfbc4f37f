import type { TraceSummary } from './model'
import { compareText } from '@/lib/std/compare-text'

/** Traces that several questions found, each once, the newest first, no more than `limit`. */
export function mergeFound(
  lists: readonly (readonly TraceSummary[])[],
  limit: number,
): { readonly traces: readonly TraceSummary[]; readonly limited: boolean } {
  const byId = new Map(lists.flat().map((trace) => [trace.id, trace]))
  const newest = [...byId.values()].sort((a, b) => b.startUs - a.startUs || compareText(a.id, b.id))
  return {
    traces: newest.slice(0, limit),
    limited: newest.length > limit || lists.some(({ length }) => length >= limit),
  }
}
