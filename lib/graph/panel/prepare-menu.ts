import { writeFocus } from '@/lib/graph/request/focus'
import { type GraphView, writeGraphView } from '@/lib/url/graph-view'
import { hideElements, hideOthers } from '../find/hide-elements'
import { elementPromql } from '../history/element-promql'
import { type Destination, destinations, splitDestination } from './destinations'
import type { ElementIndex } from './element-index'
import { focusOf } from './focus-of'
import { type NodeMeaning, nodeMeaning } from './node-meaning'
import { intoNamespace, openElement } from './open-element'
import { wayBack } from './way-back'

/** Items that change the view, by what they do. */
export type MenuChange =
  | 'neighbours'
  | 'members'
  | 'fold'
  | 'unfold'
  | 'inNamespace'
  | 'onlyNamespace'
  | 'selectNeighbours'
  | 'hideThis'
  | 'hideOthers'
  | 'showAll'
  | 'back'
  | 'unfoldAll'
  | 'allEdges'
  | 'problemEdges'
  | 'table'
  | 'graph'
/** Items that put a text on the clipboard; a link is a query string, which the page makes whole. */
export type MenuCopy = 'reference' | 'promql' | 'link'

export type MenuItem =
  | { readonly kind: 'details' }
  | { readonly kind: 'change'; readonly name: MenuChange; readonly change: Partial<GraphView> }
  | { readonly kind: 'copy'; readonly name: MenuCopy; readonly text: string }
  | { readonly kind: 'page'; readonly destination: Destination }

export interface ElementMenu {
  /** Why nothing can be done: a node that may not be seen. Otherwise null. */
  readonly why: NodeMeaning | 'inaccessible' | null
  /** Groups of items, none of them empty. */
  readonly sections: readonly (readonly MenuItem[])[]
}

/**
 * What can be done with an element, or with the view where there is none (product.md 5.2). What cannot be done is not in it.
 *
 * @param id of a node, an edge or a frame; undefined for the empty canvas.
 */
export function prepareMenu(index: ElementIndex, view: GraphView, id: string | undefined): ElementMenu {
  if (id === undefined) return { why: null, sections: filled([viewChanges(view), [linkTo(view, [])]]) }
  const node = index.nodes.get(id)
  if (node?.flags.includes('inaccessible') === true) return { why: nodeMeaning(node) ?? 'inaccessible', sections: [] }
  const opened = openElement(index, view, id)
  const changes: readonly (MenuItem | undefined)[] = [
    opened && { kind: 'change', name: opened.to, change: opened.change },
    namespaceItem(index, view, id),
    neighboursItem(index, id),
    ...hideItems(index, view, id),
  ]
  const pages = node === undefined ? edgePages(index, view, id) : destinations(node, view)
  return {
    why: null,
    sections: filled([
      [{ kind: 'details' }],
      changes.filter((item) => item !== undefined),
      pages.map((destination): MenuItem => ({ kind: 'page', destination })),
      copies(index, view, id),
    ]),
  }
}

/** What decides where the requests of an edge go. */
function edgePages(index: ElementIndex, view: GraphView, id: string): readonly Destination[] {
  const target = index.nodes.get(index.edges.get(id)?.target ?? '')
  const split = target === undefined ? undefined : splitDestination(target, view)
  return split === undefined ? [] : [split]
}

function filled(sections: readonly (readonly MenuItem[])[]): ElementMenu['sections'] {
  return sections.filter((items) => items.length > 0)
}

/** A node is shown among the others of its namespace, a frame of a namespace alone. */
function namespaceItem(index: ElementIndex, view: GraphView, id: string): MenuItem | undefined {
  const box = index.boxes.get(id)
  const node = index.nodes.get(id)
  if (box?.level === 'namespace') return asChange('onlyNamespace', intoNamespace(view, box.name))
  if (node === undefined || node.kind === 'group' || node.namespace === 'unknown') return undefined
  return asChange('inNamespace', intoNamespace(view, node.namespace, id))
}

/** A node with all that it calls and is called by; an edge's neighbours are its ends, a frame's its members. */
function neighboursItem(index: ElementIndex, id: string): MenuItem | undefined {
  const edge = index.edges.get(id)
  const own = edge === undefined ? [id] : [edge.source, edge.target]
  const around = [
    ...(index.outgoing.get(id) ?? []).map(({ target }) => target),
    ...(index.incoming.get(id) ?? []).map(({ source }) => source),
    ...(index.members.get(id) ?? []).map((member) => member.id),
  ]
  const sel = [...new Set(index.boxes.has(id) ? around : [...own, ...around])]
  return sel.length < 2 ? undefined : asChange('selectNeighbours', { sel, panel: 'open' })
}

function hideItems({ graph }: ElementIndex, view: GraphView, id: string): readonly (MenuItem | undefined)[] {
  const asItem = (name: MenuChange, hide: string | undefined) =>
    asChange(name, hide === undefined || hide === view.hide ? undefined : { hide })
  return [asItem('hideThis', hideElements(graph, view.hide, [id])), asItem('hideOthers', hideOthers(graph, [id]))]
}

function asChange(name: MenuChange, change: Partial<GraphView> | undefined): MenuItem | undefined {
  return change === undefined ? undefined : { kind: 'change', name, change }
}

function copies(index: ElementIndex, view: GraphView, id: string): readonly MenuItem[] {
  const node = index.nodes.get(id)
  const focus = node === undefined ? null : focusOf(node)
  const promql = elementPromql(index.graph, id, { frozen: view.at !== null })
  return [
    { kind: 'copy', name: 'reference', text: focus === null ? (index.boxes.get(id)?.name ?? id) : writeFocus(focus) },
    ...(promql === undefined ? [] : [{ kind: 'copy', name: 'promql', text: promql } as const]),
    linkTo(view, [id]),
  ]
}

function linkTo(view: GraphView, sel: readonly string[]): MenuItem {
  return { kind: 'copy', name: 'link', text: writeGraphView({ ...view, sel: [...sel] }) }
}

function viewChanges(view: GraphView): readonly MenuItem[] {
  const items: readonly (MenuItem | false | undefined)[] = [
    asChange('back', wayBack(view)?.change),
    view.fold.length > 0 && asChange('unfoldAll', { fold: [] }),
    view.hide !== '' && asChange('showAll', { hide: '' }),
    view.edgeMode !== 'all' && asChange('allEdges', { edgeMode: 'all' }),
    view.edgeMode === 'all' && asChange('problemEdges', { edgeMode: 'problems' }),
    view.view === 'graph' ? asChange('table', { view: 'table' }) : asChange('graph', { view: 'graph' }),
  ]
  return items.filter((item) => item !== undefined && item !== false)
}
