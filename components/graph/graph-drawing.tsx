import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { openElement } from '@/lib/graph/panel/open-element'
import { viewKey } from '@/lib/graph/places/place-record'
import { useTranslations } from 'use-intl'
import { GraphCanvas } from './canvas/graph-canvas'
import type { Visit } from './find/use-find-walk'
import type { OpenMenu } from './use-element-menu'
import type { GraphSelection } from './use-selection'

export interface GraphDrawingProps {
  readonly index: ElementIndex
  /** With what is hidden. */
  readonly whole: ElementIndex
  readonly selection: GraphSelection
  readonly found: ReadonlySet<string>
  readonly visit: Visit | undefined
  readonly onMenu: OpenMenu
}

/** The canvas with what a double click does. */
export function GraphDrawing({ index, whole, selection, found, visit, onMenu }: GraphDrawingProps) {
  const t = useTranslations('graph')
  const [view, change] = useGraphView()
  const { nodes, edges } = index.graph
  return (
    <GraphCanvas
      graph={index.graph}
      // In this browser a long key is as good as a short one, and without TLS browsers have no SHA-256.
      placesAs={viewKey(whole.graph.request, (key) => key)}
      whole={whole.graph}
      view={view}
      selection={selection.ids}
      found={found}
      visit={visit}
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
