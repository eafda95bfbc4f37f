import { drawnEdges } from '@/lib/graph/display/drawn-edges'
import type { Graph } from '@/lib/graph/model'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { PALETTE } from '@/lib/graph/testing/palette'
import { exportFacts } from '../export-facts'
import type { DrawnGraph } from '../export-graph'
import type { PlacedGraph } from './hostile-graph'

const FACTS = {
  title: 'Traffic graph',
  selection: () => 'Selection: every namespace',
  window: () => 'Window: 5m, UTC',
  at: (iso: string) => `At: ${iso}`,
  left: [],
  note: ({ text }: { readonly text: string }) => `Note: ${text}`,
}

/** Everything that an export needs, of a graph with its places. */
export function drawn({ graph, places }: PlacedGraph): DrawnGraph {
  return {
    graph,
    places,
    options: { edgeLabels: ['rate', 'latency'], latency: 'p95', badges: ['security', 'sidecars', 'routing'] },
    palette: PALETTE,
    texts: TEXTS,
    facts: exportFacts(graph, FACTS),
    meaning: (sign) => sign,
  }
}

/** What is drawn of a graph, as sorted ids. */
export interface Sets {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  readonly frames: readonly string[]
}

/** The sets that every format has to hold. Frames around nothing are not drawn. */
export function setsOf(graph: Graph): Sets {
  const used = new Set<string>()
  const parents = new Map(graph.boxes.map(({ id, parent }) => [id, parent]))
  for (const { box } of graph.nodes) {
    for (let id = box; id !== null && !used.has(id); id = parents.get(id) ?? null) used.add(id)
  }
  return {
    nodes: graph.nodes.map(({ id }) => id).sort(),
    edges: drawnEdges(graph)
      .map(({ id }) => id)
      .sort(),
    frames: [...used].sort(),
  }
}
