import { useGraphView } from '@/lib/client/use-graph-view'
import type { GraphNode } from '@/lib/graph/model'
import { focusOf } from '@/lib/graph/panel/focus-of'
import { intoFocus, intoNamespace } from '@/lib/graph/panel/open-element'
import { writeFocus } from '@/lib/graph/request/focus'
import { writeGraphView } from '@/lib/url/graph-view'

const PATH = '/graph'

export interface FocusLink {
  /** Undefined for the node whose graph is shown. */
  readonly href: string | undefined
  /** How the node is written in links and commands: `workload:bookinfo/reviews-v2`. */
  readonly reference: string
}

/** The graph of this node and its neighbours; undefined for nodes that no focus can name. */
export function useFocusLink(node: GraphNode): FocusLink | undefined {
  const [view] = useGraphView()
  const focus = focusOf(node)
  if (focus === null) return undefined
  const reference = writeFocus(focus)
  const href = reference === view.focus ? undefined : PATH + writeGraphView({ ...view, ...intoFocus(view, reference) })
  return { reference, href }
}

/** The graph of one namespace alone. */
export function useNamespaceLink(namespace: string | undefined): string | undefined {
  const [view] = useGraphView()
  const change = namespace === undefined ? undefined : intoNamespace(view, namespace)
  return change === undefined ? undefined : PATH + writeGraphView({ ...view, ...change })
}
