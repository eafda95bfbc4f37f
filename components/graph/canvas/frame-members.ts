import type { NodeCollection, NodeSingular } from 'cytoscape'

/** The nodes and frames inside a frame, those in inner frames too. */
export function frameMembers(frame: NodeSingular): NodeCollection {
  const cy = frame.cy()
  const isInside = (node: NodeSingular): boolean => {
    const seen = new Set<string>()
    for (
      let at = frameIdOf(node);
      at !== undefined && !seen.has(at);
      at = frameIdOf(cy.getElementById(at).nodes()[0])
    ) {
      if (at === frame.id()) return true
      seen.add(at)
    }
    return false
  }
  return cy.nodes().filter(isInside)
}

function frameIdOf(node: NodeSingular | undefined): string | undefined {
  const id: unknown = node?.data('frame')
  return typeof id === 'string' ? id : undefined
}
