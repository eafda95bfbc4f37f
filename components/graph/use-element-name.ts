import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { visibleText } from '@/lib/std/visible-text'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useNodeName } from './use-node-name'

/** What any element of the graph is called: a node, an edge by both its ends, a frame by its name. */
export function useElementName(index: ElementIndex): (id: string) => string {
  const t = useTranslations('graph.names')
  const nodeName = useNodeName()
  return useCallback(
    (id) => {
      const node = index.nodes.get(id)
      if (node !== undefined) return nodeName(node)
      const edge = index.edges.get(id)
      if (edge === undefined) return visibleText(index.boxes.get(id)?.name ?? id)
      const [source, target] = [index.nodes.get(edge.source), index.nodes.get(edge.target)]
      return t('edge', {
        source: source === undefined ? visibleText(edge.source) : nodeName(source),
        target: target === undefined ? visibleText(edge.target) : nodeName(target),
      })
    },
    [index, nodeName, t],
  )
}
