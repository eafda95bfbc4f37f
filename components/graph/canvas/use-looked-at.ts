import type { GraphIndex } from '@/lib/graph/display/graph-index'
import { lineOf, pathOf } from '@/lib/graph/display/path-of'
import { useMemo } from 'react'
import { type LookedAt, NOT_LOOKING } from '@/lib/graph/display/looked-at'

/** What is lit: the paths of the selection and of what the pointer or the keyboard is at. */
export function useLookedAt(index: GraphIndex, selection: readonly string[], pointed: string | undefined): LookedAt {
  return useMemo(() => {
    const known = [...selection, ...(pointed === undefined ? [] : [pointed])].flatMap((id) => drawnId(index, id) ?? [])
    if (known.length === 0) return NOT_LOOKING
    const selected = new Set(selection.flatMap((id) => drawnId(index, id) ?? []))
    return { path: pathOf(index, known), selected, focus: new Set(known) }
  }, [index, selection, pointed])
}

/** The id of what is drawn for an element; undefined when the graph does not have it (any more). */
function drawnId(index: GraphIndex, id: string): string | undefined {
  return index.nodes.has(id) || index.boxes.has(id) ? id : lineOf(index, id)?.id
}
