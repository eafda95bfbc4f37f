import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { nameOfId } from '@/lib/graph/panel/name-of-id'
import { visibleText } from '@/lib/std/visible-text'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { useNodeName } from './use-node-name'

/** What any element of the graph is called: a node, an edge by both its ends, a frame by its name, and what is in a group by its id. */
export function useElementName(index: ElementIndex): (id: string) => string {
  const t = useTranslations('graph.names')
  const nodeName = useNodeName()
  return useCallback(
    (id) => {
      const node = index.nodes.get(id)
      if (node !== undefined) return nodeName(node)
      const edge = index.edges.get(id)
      if (edge === undefined) {
        const box = index.boxes.get(id)
        if (box !== undefined) return visibleText(box.name)
        const names = nameOfId(id)
        if (names === undefined) return visibleText(id)
        if ('node' in names) return visibleText(names.node)
        return t('edge', { source: visibleText(names.source), target: visibleText(names.target) })
      }
      const [source, target] = [index.nodes.get(edge.source), index.nodes.get(edge.target)]
      return t('edge', {
        source: source === undefined ? visibleText(edge.source) : nodeName(source),
        target: target === undefined ? visibleText(edge.target) : nodeName(target),
      })
    },
    [index, nodeName, t],
  )
}
