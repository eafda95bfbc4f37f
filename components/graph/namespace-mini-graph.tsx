import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph, GraphNode } from '@/lib/graph/model'
import { byNamespace } from '@/lib/graph/panel/by-namespace'
import { prepareMini } from '@/lib/graph/panel/prepare-mini'
import { writeGraphView } from '@/lib/url/graph-view'
import { namespaceGraphView } from '@/lib/url/thing-graph-view'
import { useTranslations } from 'use-intl'
import { MiniCard } from './mini-card'
import type { MiniLinks } from './mini-graph-drawing'

/** Which namespaces call into one and which it calls, in a card, over the window of the page that it stands on. */
export function NamespaceMiniGraph({ namespace }: { readonly namespace: string }) {
  const t = useTranslations('graph.mini')
  const [view] = useGraphView()
  const { duration, at, refresh, cluster } = view
  const hrefOf = (...namespaces: readonly string[]) =>
    `/graph${writeGraphView({ duration, at, refresh, cluster, namespaces: [...namespaces] })}`
  const isOwn = (node: GraphNode) => isNamespace(node) && node.namespace === namespace
  const links: MiniLinks = {
    node: (node) => (isNamespace(node) ? hrefOf(node.namespace) : null),
    edge: ({ node }) => (isNamespace(node) ? hrefOf(namespace, node.namespace) : hrefOf(namespace)),
    all: hrefOf(namespace),
  }
  return (
    <MiniCard
      asked={namespaceGraphView(namespace, view)}
      prepare={(graph: Graph) => prepareMini(byNamespace(graph), isOwn)}
      open={{ href: hrefOf(namespace), label: t('openNamespace') }}
      links={links}
    />
  )
}

function isNamespace({ kind, group }: GraphNode): boolean {
  return kind === 'group' && group?.level === 'namespace'
}
