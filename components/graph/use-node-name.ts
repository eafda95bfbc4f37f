import type { GraphNode } from '@/lib/graph/model'
import { nodeName } from '@/lib/graph/panel/node-name'
import { visibleText } from '@/lib/std/visible-text'
import { useCallback } from 'react'
import { useDisplayTexts } from './canvas/use-display-texts'

/** What nodes are called in the user's language. */
export function useNodeName(): (node: GraphNode) => string {
  const texts = useDisplayTexts()
  return useCallback((node) => visibleText(nodeName(node, texts)), [texts])
}
