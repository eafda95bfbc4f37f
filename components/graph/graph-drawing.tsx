import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { openElement } from '@/lib/graph/panel/open-element'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { GraphCanvas } from './canvas/graph-canvas'
import { ElementMenu, type MenuPlace } from './element-menu'
import type { GraphSelection } from './use-selection'

interface GraphDrawingProps {
  readonly index: ElementIndex
  readonly selection: GraphSelection
}

/** The canvas with what a double click and a right click do. */
export function GraphDrawing({ index, selection }: GraphDrawingProps) {
  const t = useTranslations('graph')
  const [view, change] = useGraphView()
  const [menu, setMenu] = useState<MenuPlace>()
  const { nodes, edges } = index.graph
  const open = (id: string) => {
    const next = openElement(index, view, id)
    if (next === undefined) selection.choose(id, false)
    else change(next.change)
  }
  return (
    <>
      <GraphCanvas
        graph={index.graph}
        view={view}
        selection={selection.ids}
        onSelect={selection.set}
        onOpen={open}
        onMenu={(id, at) => setMenu({ id, ...at })}
        ariaLabel={t('canvas', { nodes: nodes.length, edges: edges.length })}
      />
      {menu === undefined ? null : (
        <ElementMenu
          index={index}
          place={menu}
          onOpen={open}
          onDetails={(id) => selection.choose(id, false)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  )
}
