import { Region } from '@/components/layout/region'
import { useRefresh } from '@/components/layout/refresh-context'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { BudgetBar } from './budget-bar'
import { CanvasCorner } from './canvas-corner'
import { GraphDrawing } from './graph-drawing'
import classes from './graph-page.module.css'
import { NoTraffic } from './states/no-traffic'
import { GraphTable } from './table/graph-table'
import type { GraphAnswer } from './use-graph'
import type { GraphSelection } from './use-selection'

interface GraphRegionProps {
  readonly answer: GraphAnswer
  readonly selection: GraphSelection
}

/** The drawing or its table, or the reason why there is none. */
export function GraphRegion({ answer: { region, index, cancel }, selection }: GraphRegionProps) {
  const t = useTranslations('graph.states')
  const timer = useRefresh()
  const select = (id: string) => selection.choose(id, false)
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton className={classes.skeleton} />}
      empty={index === undefined ? null : <NoTraffic index={index} onSelect={select} />}
      {...(index === undefined ? {} : { asOf: Date.parse(index.graph.to) })}
      onCancel={cancel}
      onLoad={timer.reload}
    >
      {index === undefined ? null : <Shown index={index} selection={selection} onSelect={select} />}
    </Region>
  )
}

interface ShownProps {
  readonly index: ElementIndex
  readonly selection: GraphSelection
  readonly onSelect: (id: string) => void
}

function Shown({ index, selection, onSelect }: ShownProps) {
  const [view, change] = useGraphView()
  const asTable = view.view === 'table'
  return (
    <>
      <BudgetBar graph={index.graph} onExpand={(id) => change({ expand: [...view.expand, id] })} />
      <div className={classes.drawing}>
        {asTable ? (
          <GraphTable index={index} selection={selection.ids} onSelect={selection.choose} />
        ) : (
          <GraphDrawing index={index} selection={selection} />
        )}
        <CanvasCorner index={index} floating={!asTable} onSelect={onSelect} />
      </div>
    </>
  )
}
