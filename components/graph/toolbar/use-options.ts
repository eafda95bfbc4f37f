import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph } from '@/lib/graph/model'
import { type GraphOption, unavailable } from '@/lib/graph/panel/unavailable'
import { useTranslations } from 'use-intl'

/** The view, how to change it, and why an option has no effect now. */
export function useOptions(graph: Graph | undefined) {
  const [view, change] = useGraphView()
  const t = useTranslations('graph.toolbar.unavailable')
  const reasons = unavailable(view, graph)
  const why = (option: GraphOption): string | undefined => {
    const reason = reasons.get(option)
    return reason === undefined ? undefined : t(reason)
  }
  return { view, change, why }
}
