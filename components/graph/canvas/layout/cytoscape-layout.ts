import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import { type FlatJob, type LayoutPlaces, NODE_GAP } from './layout-job'

cytoscape.use(fcose)

/** A job for cytoscape's own layouts or fcose. */
export type OtherJob = FlatJob & { readonly layout: Exclude<FlatJob['layout'], 'layered'> }

function optionsOf(job: OtherJob): cytoscape.LayoutOptions & Record<string, unknown> {
  const still = { animate: false, fit: false, padding: 0 }
  switch (job.layout) {
    case 'breadth':
      return {
        ...still,
        name: 'breadthfirst',
        directed: true,
        spacingFactor: 1.3,
        avoidOverlap: true,
        // It spreads nodes over the screen, and one that is not there is 1e50 pixels wide; this leaves it to their sizes.
        boundingBox: { x1: 0, y1: 0, w: 1, h: 1 },
      }
    case 'radial':
      return { ...still, name: 'concentric', minNodeSpacing: NODE_GAP, concentric: degree, levelWidth: () => 2 }
    case 'grid':
      return { ...still, name: 'grid', avoidOverlap: true, avoidOverlapPadding: NODE_GAP, condense: true }
    case 'force':
      return {
        ...still,
        name: 'fcose',
        quality: 'default',
        nodeSeparation: 90,
        idealEdgeLength: () => 130,
        nodeRepulsion: () => 9000,
        packComponents: true,
      }
  }
}

function degree(node: { degree: (loops: boolean) => number }): number {
  return node.degree(false)
}

/** Computes one layout with a cytoscape that has no screen. */
export async function cytoscapeLayout(job: OtherJob): Promise<LayoutPlaces> {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    layout: { name: 'preset' },
    style: [
      { selector: 'node[width]', style: { shape: 'rectangle', width: 'data(width)', height: 'data(height)' } },
      { selector: '[padding]', style: { padding: 'data(padding)' } },
    ],
    elements: {
      nodes: [...job.frames, ...job.nodes].map((node) => ({ data: { ...node } })),
      edges: job.edges.map(({ source, target }, index) => ({ data: { id: `edge ${index}`, source, target } })),
    },
  })
  try {
    const layout = cy.layout(optionsOf(job))
    const done = layout.promiseOn('layoutstop')
    layout.run()
    await done
    return new Map(job.nodes.map(({ id }) => [id, { ...cy.getElementById(id).position() }]))
  } finally {
    cy.destroy()
  }
}
