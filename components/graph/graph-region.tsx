import { useRefresh } from '@/components/layout/refresh-context'
import { Region } from '@/components/layout/region'
import { useGraphView } from '@/lib/client/use-graph-view'
import { useRegion } from '@/lib/client/use-region'
import type { Graph } from '@/lib/graph/model'
import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { graphQuery } from '@/lib/client/graph-query'
import { Skeleton } from '@mantine/core'
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import { BudgetBar } from './budget-bar'
import { CanvasCorner } from './canvas-corner'
import classes from './graph-page.module.css'
import { NoTraffic } from './states/no-traffic'
import { GraphTable } from './table/graph-table'
import type { GraphSelection } from './use-selection'

// cytoscape is large, and neither the table nor an empty page needs it.
const GraphCanvas = dynamic(() => import('./canvas/graph-canvas').then((module) => module.GraphCanvas), {
  ssr: false,
  loading: () => <Skeleton className={classes.skeleton} />,
})

interface GraphRegionProps {
  readonly query: UseQueryResult<Graph>
  readonly index: ElementIndex | undefined
  readonly selection: GraphSelection
}

/** The drawing or its table, or the reason why there is none. */
export function GraphRegion({ query, index, selection }: GraphRegionProps) {
  const t = useTranslations('graph.states')
  const [view, change] = useGraphView()
  const timer = useRefresh()
  const client = useQueryClient()
  const region = useRegion(query, { timer, content: contentOf, ageAtReceipt: ageOf(query.data) })
  if (index === undefined) return <Region />
  return null
}
