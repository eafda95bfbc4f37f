import type { GraphBox, GraphEdge, GraphNode } from '@/lib/graph/model'
import type { ElementIndex } from './element-index'
import { type TrafficAround, trafficAround } from './traffic-around'
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
  /** The sum of the selected edges. */
  readonly selectedEdges: readonly TrafficRow[]
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
  const members = selected.boxes.flatMap((box) => index.members.get(box.id) ?? [])
  return {
    ...selected,
    around: trafficAround(index, new Set([...selected.nodes, ...members].map((node) => node.id))),
    selectedEdges: toTrafficRows(sumTraffic(selected.edges)),
  }
}
