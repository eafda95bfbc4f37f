import type { GraphBox, GraphEdge, GraphNode } from '@/lib/graph/model'
import { hideOthers } from '../find/hide-elements'
import { mergeLatency } from '../fold/merge-parts'
import { writeFocus } from '../request/focus'
import type { ElementIndex } from './element-index'
import { focusOf } from './focus-of'
import { countedOnce, type TrafficAround, trafficAround } from './traffic-around'
import { sumTraffic, toTrafficRows, type TrafficRow } from './traffic-row'

export interface SelectedElements {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly boxes: readonly GraphBox[]
}

/** What the panel shows for several selected elements. */
export interface SelectionPanel extends SelectedElements {
  /** Around the selected nodes and the members of the selected frames. */
  readonly around: TrafficAround
  /** The sum of the selected edges, every request counted once. */
  readonly selectedEdges: readonly TrafficRow[]
  /** Their average response time, milliseconds; null where none was measured. */
  readonly edgesAverageMs: number | null
  /** How the elements are written in links and commands, for the clipboard. */
  readonly references: readonly string[]
  /** The hide expression that leaves nothing else; undefined where it would be too long. */
  readonly hideOthers: string | undefined
}

/** The elements that the ids still name, each once; ids of elements that are gone are dropped. */
export function resolveSelection(index: ElementIndex, ids: readonly string[]): SelectedElements {
  const unique = [...new Set(ids)]
  const present = <T>(from: ReadonlyMap<string, T>) =>
    unique.map((id) => from.get(id)).filter((element) => element !== undefined)
  return { nodes: present(index.nodes), edges: present(index.edges), boxes: present(index.boxes) }
}

/** Sums several elements up. */
export function prepareSelection(index: ElementIndex, ids: readonly string[]): SelectionPanel {
  const selected = resolveSelection(index, ids)
  const edges = countedOnce(index, selected.edges)
  const members = selected.boxes.flatMap((box) => index.members.get(box.id) ?? [])
  return {
    ...selected,
    around: trafficAround(index, new Set([...selected.nodes, ...members].map((node) => node.id))),
    selectedEdges: toTrafficRows(sumTraffic(edges)),
    edgesAverageMs: mergeLatency(edges)?.avgMs ?? null,
    hideOthers: hideOthers(index.graph, ids),
    references: [
      ...selected.nodes.map(referenceOf),
      ...selected.boxes.map(({ name }) => name),
      ...selected.edges.map(({ id }) => id),
    ],
  }
}

function referenceOf(node: GraphNode): string {
  const focus = focusOf(node)
  return focus === null ? node.id : writeFocus(focus)
}
