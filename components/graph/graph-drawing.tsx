import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph } from '@/lib/graph/model'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { openElement } from '@/lib/graph/panel/open-element'
import { useTranslations } from 'use-intl'
import { GraphCanvas } from './canvas/graph-canvas'
import type { OpenMenu } from './use-element-menu'
import type { GraphSelection } from './use-selection'

interface GraphDrawingProps {
  readonly index: ElementIndex
  /** With the edges that the view leaves out. */
  readonly laidOut: Graph
  readonly selection: GraphSelection
  readonly onMenu: OpenMenu
}

/** The canvas with what a double click does. */
export function GraphDrawing({ index, laidOut, selection, onMenu }: GraphDrawingProps) {
  const t = useTranslations('graph')
  const [view, change] = useGraphView()
  const { nodes, edges } = index.graph
  return (
    <GraphCanvas
      graph={laidOut}
      view={view}
      selection={selection.ids}
      onSelect={selection.set}
      onOpen={(id) => {
        const next = openElement(index, view, id)
        if (next === undefined) selection.choose(id, false)
        else change(next.change)
      }}
      onMenu={onMenu}
      ariaLabel={t('canvas', { nodes: nodes.length, edges: edges.length })}
    />
  )
}
