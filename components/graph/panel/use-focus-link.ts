import { useGraphView } from '@/lib/client/use-graph-view'
import type { GraphNode } from '@/lib/graph/model'
import { focusOf } from '@/lib/graph/panel/focus-of'
import { writeFocus } from '@/lib/graph/request/focus'
import { writeGraphView } from '@/lib/url/graph-view'

const PATH = '/graph'

export interface FocusLink {
  readonly href: string
  /** How the node is written in links and commands: `workload:bookinfo/reviews-v2`. */
  readonly reference: string
}

/** The graph of this node and its neighbours; undefined for nodes that no focus can name, and for the one that is shown. */
export function useFocusLink(node: GraphNode): FocusLink | undefined {
  const [view] = useGraphView()
  const focus = focusOf(node)
  if (focus === null) return undefined
  const reference = writeFocus(focus)
  return { reference, href: PATH + writeGraphView({ ...view, focus: reference, namespaces: [], sel: [], expand: [] }) }
}

/** The graph of one namespace alone. */
export function useNamespaceLink(namespace: string | undefined): string | undefined {
  const [view] = useGraphView()
  if (namespace === undefined || (view.namespaces.length === 1 && view.namespaces[0] === namespace)) return undefined
  return PATH + writeGraphView({ ...view, focus: null, namespaces: [namespace], sel: [], expand: [] })
}
