import { writeFocus } from '@/lib/graph/request/focus'
import type { GraphView } from '@/lib/url/graph-view'
import { foldedFrame, foldedId } from '../fold/folded-id'
import type { ElementIndex } from './element-index'
import { focusOf } from './focus-of'
import { leaveTrail } from './way-back'

/** What opening an element leads to. */
export type Opened = 'neighbours' | 'members' | 'fold' | 'unfold'

export interface OpenedView {
  readonly to: Opened
  /** What of the view changes. */
  readonly change: Partial<GraphView>
}

/**
 * Where a double click leads: into the graph of one node, into a group that the drawing budget made, or a frame is folded to one node and
 * unfolded again.
 *
 * @returns undefined where there is nothing to open: an edge, a node without a name of its own, or what is shown already.
 */
export function openElement(
  { nodes, boxes }: Pick<ElementIndex, 'nodes' | 'boxes'>,
  view: GraphView,
  id: string,
): OpenedView | undefined {
  if (boxes.has(id)) return { to: 'fold', change: toggleFold(view, id) }
  const node = nodes.get(id)
  const frame = node?.kind === 'group' ? foldedFrame(view.fold, id) : undefined
  if (frame !== undefined) return { to: 'unfold', change: toggleFold(view, frame) }
  if (node?.kind === 'group') return { to: 'members', change: { expand: [...view.expand, id] } }
  const named = node === undefined ? null : focusOf(node)
  if (named === null) return undefined
  const focus = writeFocus(named)
  return focus === view.focus ? undefined : { to: 'neighbours', change: intoFocus(view, focus) }
}

/** Folds a frame to one node, or unfolds it; selected as the one it stays selected as the other. */
export function toggleFold(view: Pick<GraphView, 'fold' | 'sel'>, frame: string): Partial<GraphView> {
  const node = foldedId({ id: frame })
  const isFolded = view.fold.includes(frame)
  const fold = isFolded ? view.fold.filter((other) => other !== frame) : [...view.fold, frame]
  return { fold, sel: isFolded ? renamed(view.sel, node, frame) : renamed(view.sel, frame, node) }
}

/** Into the graph of one node, with the way back. */
export function intoFocus(view: GraphView, focus: string): Partial<GraphView> {
  return { ...elsewhere, focus, back: leaveTrail(view) }
}

/**
 * Into the graph of one namespace alone; undefined where that is what is shown.
 *
 * @param select what is selected there.
 */
export function intoNamespace(view: GraphView, namespace: string, select?: string): Partial<GraphView> | undefined {
  const alone = view.focus === null && view.namespaces.length === 1 && view.namespaces[0] === namespace
  if (alone) return undefined
  const sel = select === undefined ? [] : [select]
  return { ...elsewhere, focus: null, back: null, namespaces: [namespace], sel }
}

/** In another graph there is nothing of what was selected, expanded and folded in this one. */
const elsewhere = { namespaces: [], sel: [], expand: [], fold: [] } satisfies Partial<GraphView>

function renamed(ids: readonly string[], from: string, to: string): string[] {
  return [...new Set(ids.map((id) => (id === from ? to : id)))]
}
