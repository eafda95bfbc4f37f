import type { ElementIndex } from '@/lib/graph/panel/element-index'
import dynamic from 'next/dynamic'
import type { GraphSelection } from '../use-selection'
import { SummaryPanel } from './summary-panel'

// Nothing is selected at first, so what tells of a selection comes with the first one.
const SelectedPanel = dynamic(() => import('./selected-panel').then((module) => module.SelectedPanel), {
  loading: () => null,
})

interface PanelContentProps {
  readonly index: ElementIndex
  /** Before frames were folded: what a folded one holds. */
  readonly whole: ElementIndex
  readonly selection: GraphSelection
}

/** What the panel shows: what is selected of the graph, else all of it. */
export function PanelContent({ index, whole, selection }: PanelContentProps) {
  const some = selection.ids.some((id) => index.nodes.has(id) || index.edges.has(id) || index.boxes.has(id))
  return some ? (
    <SelectedPanel index={index} whole={whole} selection={selection} />
  ) : (
    <SummaryPanel index={index} onSelect={(id) => selection.choose(id, false)} />
  )
}
