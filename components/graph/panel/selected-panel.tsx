import { useGraphView } from '@/lib/client/use-graph-view'
import { foldedFrame } from '@/lib/graph/fold/folded-id'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { prepareBox } from '@/lib/graph/panel/prepare-box'
import { prepareEdge } from '@/lib/graph/panel/prepare-edge'
import { prepareNode } from '@/lib/graph/panel/prepare-node'
import { prepareSelection, resolveSelection } from '@/lib/graph/panel/prepare-selection'
import type { GraphSelection } from '../use-selection'
import { BoxPanel } from './box-panel'
import { EdgePanel } from './edge-panel'
import { NodePanel } from './node-panel'
import { SelectionPanel } from './selection-panel'

interface SelectedPanelProps {
  readonly index: ElementIndex
  /** Before frames were folded: what a folded one holds. */
  readonly whole: ElementIndex
  readonly selection: GraphSelection
}

/** What the panel shows for what is selected; keyed by it, so that tabs and lists begin anew with another element. */
export function SelectedPanel({ index, whole, selection }: SelectedPanelProps) {
  const [{ fold }, change] = useGraphView()
  const select = (id: string) => selection.choose(id, false)
  const { nodes, edges, boxes } = resolveSelection(index, selection.ids)
  const [first, ...others] = [...nodes, ...edges, ...boxes]
  if (first === undefined) return null
  if (others.length > 0) {
    return <SelectionPanel model={prepareSelection(index, selection.ids)} index={index} selection={selection} />
  }
  const { id } = first
  const frame = foldedFrame(fold, id)
  const folded = frame === undefined ? undefined : prepareBox(whole, frame)
  if (folded !== undefined) {
    const unfold = fold.filter((other) => other !== frame)
    return <BoxPanel key={id} model={folded} id={id} onSelect={(member) => change({ fold: unfold, sel: [member] })} />
  }
  const node = prepareNode(index, id)
  if (node !== undefined) return <NodePanel key={id} model={node} onSelect={select} />
  const edge = prepareEdge(index, id)
  if (edge !== undefined) return <EdgePanel key={id} model={edge} onSelect={select} />
  const box = prepareBox(index, id)
  return box === undefined ? null : <BoxPanel key={id} model={box} id={id} onSelect={select} />
}
