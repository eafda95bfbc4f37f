import { writeFocus } from '@/lib/graph/request/focus'
import type { GraphView } from '@/lib/url/graph-view'
import type { ElementIndex } from './element-index'
import { focusOf } from './focus-of'

/** What opening an element leads to. */
export type Opened = 'neighbours' | 'namespace' | 'members'

export interface OpenedView {
  readonly to: Opened
  /** What of the view changes. */
  readonly change: Partial<GraphView>
}

/**
 * Where a double click leads: into the graph of one node, of one namespace, or into a group that the drawing budget made.
 *
 * @returns undefined where there is nothing to open: an edge, a node without a name of its own, or what is shown already.
 */
export function openElement(
  { nodes, boxes }: Pick<ElementIndex, 'nodes' | 'boxes'>,
  view: Pick<GraphView, 'focus' | 'namespaces' | 'expand'>,
  id: string,
): OpenedView | undefined {
  const node = nodes.get(id)
  if (node?.kind === 'group') return { to: 'members', change: { expand: [...view.expand, id] } }
  const named = node === undefined ? null : focusOf(node)
  if (named !== null) {
    const focus = writeFocus(named)
    return focus === view.focus ? undefined : { to: 'neighbours', change: { ...elsewhere, focus } }
  }
  const box = boxes.get(id)
  if (box?.level !== 'namespace') return undefined
  const alone = view.focus === null && view.namespaces.length === 1 && view.namespaces[0] === box.name
  return alone ? undefined : { to: 'namespace', change: { ...elsewhere, focus: null, namespaces: [box.name] } }
}

/** In another graph there is nothing of what was selected and expanded in this one. */
const elsewhere = { namespaces: [], sel: [], expand: [] } satisfies Partial<GraphView>
