import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { prepareBox } from '@/lib/graph/panel/prepare-box'
import { prepareEdge } from '@/lib/graph/panel/prepare-edge'
import { prepareNode } from '@/lib/graph/panel/prepare-node'
import { prepareSelection, resolveSelection } from '@/lib/graph/panel/prepare-selection'
import { BoxPanel } from './box-panel'
import { EdgePanel } from './edge-panel'
import { NodePanel } from './node-panel'
import { SelectionPanel } from './selection-panel'
import { SummaryPanel } from './summary-panel'

interface PanelContentProps {
  readonly index: ElementIndex
  readonly selection: readonly string[]
  readonly onSelect: (id: string) => void
}

/** What the panel shows for what is selected; keyed by it, so that tabs and lists begin anew with another element. */
export function PanelContent({ index, selection, onSelect }: PanelContentProps) {
  const { nodes, edges, boxes } = resolveSelection(index, selection)
  const [first, ...others] = [...nodes, ...edges, ...boxes]
  if (first === undefined) return <SummaryPanel index={index} onSelect={onSelect} />
  if (others.length > 0) {
    return <SelectionPanel model={prepareSelection(index, selection)} index={index} onSelect={onSelect} />
  }
  const { id } = first
  const node = prepareNode(index, id)
  if (node !== undefined) return <NodePanel key={id} model={node} onSelect={onSelect} />
  const edge = prepareEdge(index, id)
  if (edge !== undefined) return <EdgePanel key={id} model={edge} onSelect={onSelect} />
  const box = prepareBox(index, id)
  return box === undefined ? null : <BoxPanel key={id} model={box} onSelect={onSelect} />
}
