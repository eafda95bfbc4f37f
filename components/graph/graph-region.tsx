import { Region } from '@/components/layout/region'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { BudgetBar } from './budget-bar'
import { CanvasCorner } from './canvas-corner'
import { AllHidden } from './find/all-hidden'
import { FindBar } from './find/find-bar'
import type { Visit } from './find/use-find-walk'
import { LoadedDrawing } from './loaded-drawing'
import classes from './graph-page.module.css'
import { NoNeighbours } from './states/no-neighbours'
import { NoTraffic } from './states/no-traffic'
import type { DrawnGraph } from './use-drawn-graph'
import { useElementMenu } from './use-element-menu'
import type { GraphAnswer } from './use-graph'
import type { GraphSelection } from './use-selection'

/** Its libraries are as large as everything else that stands around the drawing, which most visits are for. */
const GraphTable = dynamic(() => import('./table/graph-table').then((module) => module.GraphTable), {
  loading: () => null,
})

interface GraphRegionProps {
  readonly answer: GraphAnswer
  readonly drawn: DrawnGraph | undefined
  readonly visit: Visit | undefined
  readonly selection: GraphSelection
}

/** The drawing or its table, or the reason why there is none. */
export function GraphRegion({ answer: { region, index }, drawn, visit, selection }: GraphRegionProps) {
  const t = useTranslations('graph.states')
  const select = (id: string) => selection.choose(id, false)
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton className={classes.skeleton} />}
      empty={index === undefined ? null : <Empty index={index} onSelect={select} />}
    >
      {index === undefined || drawn === undefined ? null : (
        <Shown whole={index} drawn={drawn} visit={visit} selection={selection} onSelect={select} />
      )}
    </Region>
  )
}

function Empty({ index, onSelect }: { readonly index: ElementIndex; readonly onSelect: (id: string) => void }) {
  const [{ focus }] = useGraphView()
  return focus === null ? (
    <NoTraffic index={index} onSelect={onSelect} />
  ) : (
    <NoNeighbours index={index} focus={focus} onSelect={onSelect} />
  )
}

interface ShownProps {
  /** What the menus speak of, with the hidden neighbours of what is drawn. */
  readonly whole: ElementIndex
  readonly drawn: DrawnGraph
  readonly visit: Visit | undefined
  readonly selection: GraphSelection
  readonly onSelect: (id: string) => void
}

function Shown({ whole, drawn: { index, hidden, marked }, visit, selection, onSelect }: ShownProps) {
  const [view, change] = useGraphView()
  const { open, menu } = useElementMenu(whole, selection)
  const asTable = view.view === 'table'
  return (
    <>
      <BudgetBar graph={index.graph} onExpand={(id) => change({ expand: [...view.expand, id] })} />
      {index.graph.nodes.length === 0 ? null : <FindBar hidden={hidden} />}
      <div className={classes.drawing}>
        {index.graph.nodes.length === 0 ? (
          <AllHidden hidden={hidden} />
        ) : asTable ? (
          <GraphTable
            index={index}
            selection={selection.ids}
            onSelect={selection.set}
            onMenu={open}
            found={marked}
            visit={visit}
          />
        ) : (
          <LoadedDrawing index={index} whole={whole} selection={selection} found={marked} visit={visit} onMenu={open} />
        )}
        <CanvasCorner index={index} floating={!asTable} onSelect={onSelect} />
        {menu}
      </div>
    </>
  )
}
