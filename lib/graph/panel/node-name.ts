import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { nodeTitle } from '@/lib/graph/display/node-label'
import type { GraphNode } from '@/lib/graph/model'

/** What a node is called where no frame says part of it: `reviews v2`. The namespace is no part of it. */
export function nodeName(node: GraphNode, texts: DisplayTexts): string {
  const title = nodeTitle(node, texts)
  return node.kind === 'app' && node.version !== undefined ? `${title} ${node.version}` : title
}
