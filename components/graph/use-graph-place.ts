import type { Crumb } from '@/components/layout/page'
import { useNamespacesName } from '@/components/layout/use-namespaces-name'
import { useGraphView } from '@/lib/client/use-graph-view'
import { wayBack } from '@/lib/graph/panel/way-back'
import { visibleText } from '@/lib/std/visible-text'
import { writeGraphView } from '@/lib/url/graph-view'
import { useTranslations } from 'use-intl'
import type { GraphAnswer } from './use-graph'
import { useNodeName } from './use-node-name'

/** Where one stands: in the graph of namespaces, or in that of one node with the way back to where it was entered from. */
export function useGraphPlace({ index, settled }: Pick<GraphAnswer, 'index' | 'settled'>): {
  readonly title: string
  readonly crumbs: readonly Crumb[]
} {
  const t = useTranslations('graph')
  const [view] = useGraphView()
  const nodeName = useNodeName()
  const namespacesName = useNamespacesName()
  if (view.focus === null) return { title: t('title'), crumbs: [] }
  const node = (settled ? index : undefined)?.graph.nodes.find(({ flags }) => flags.includes('focus'))
  const back = wayBack(view)
  return {
    // The reference says it until the node is there, and when it never comes.
    title: t('nodeGraph', { name: node === undefined ? visibleText(view.focus) : nodeName(node) }),
    crumbs:
      back === undefined
        ? []
        : [
            {
              label: t('backTo', { scope: namespacesName(back.namespaces) }),
              href: `/graph${writeGraphView({ ...view, ...back.change })}`,
            },
          ],
  }
}
