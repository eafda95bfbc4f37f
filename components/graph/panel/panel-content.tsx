import { useGraphView } from '@/lib/client/use-graph-view'
import { foldedFrame } from '@/lib/graph/fold/folded-id'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { prepareBox } from '@/lib/graph/panel/prepare-box'
import { prepareEdge } from '@/lib/graph/panel/prepare-edge'
import { prepareNode } from '@/lib/graph/panel/prepare-node'
import { prepareSelection, resolveSelection } from '@/lib/graph/panel/prepare-selection'
import dynamic from 'next/dynamic'
import type { GraphSelection } from '../use-selection'
import { SummaryPanel } from './summary-panel'

// Nothing is selected at first, so what tells of a selection comes with the first one.
const BoxPanel = dynamic(() => import('./box-panel').then((module) => module.BoxPanel))
const EdgePanel = dynamic(() => import('./edge-panel').then((module) => module.EdgePanel))
const NodePanel = dynamic(() => import('./node-panel').then((module) => module.NodePanel))
const SelectionPanel = dynamic(() => import('./selection-panel').then((module) => module.SelectionPanel))

interface PanelContentProps {
  readonly index: ElementIndex
  /** Before frames were folded: what a folded one holds. */
  readonly whole: ElementIndex
  readonly selection: GraphSelection
}

/** What the panel shows for what is selected; keyed by it, so that tabs and lists begin anew with another element. */
export function PanelContent({ index, whole, selection }: PanelContentProps) {
  const [{ fold }, change] = useGraphView()
  const select = (id: string) => selection.choose(id, false)
  const { nodes, edges, boxes } = resolveSelection(index, selection.ids)
  const [first, ...others] = [...nodes, ...edges, ...boxes]
  if (first === undefined) return <SummaryPanel index={index} onSelect={select} />
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
