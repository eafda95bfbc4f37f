'use client'

import { withMessages } from '@/components/layout/with-messages'
import { metrics } from '@/lib/i18n/messages/en/metrics'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { useSettings } from '@/components/layout/settings-context'
import { metricsQuery } from '@/lib/client/metrics-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { useMetricsView } from '@/lib/client/use-metrics-view'
import { CHART_IDS, type ChartId } from '@/lib/metrics/things/charts'
import type { Direction } from '@/lib/metrics/things/groupings'
import type { MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import type { MetricsTarget } from '@/lib/metrics/things/metrics-target'
import { visibleText } from '@/lib/std/visible-text'
import { ofDirection } from '@/lib/url/metrics-view'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { ChartGrid, ChartSkeletons } from './chart-grid'
import { MetricsChoices } from './metrics-choices'
import classes from './metrics.module.css'
import { FilteredMetrics, NoMetrics } from './no-metrics'

export interface MetricsTabProps {
  readonly thing: MetricsTarget
  readonly direction: Direction
  /** Choices of the page, before those of the charts. */
  readonly before?: ReactNode
}

/** What comes in to a thing or goes out of it, over the window of the page. */
function Content({ thing, direction, before }: MetricsTabProps) {
  const t = useTranslations('metrics')
  const [page] = useDetailsView()
  const [asked, change] = useMetricsView()
  const { groupings } = useSettings()
  const view = ofDirection(asked, direction, groupings)
  const { data, region } = useAnswer(metricsQuery(thing, direction, page, view), {
    content: (answer) => contentOf(answer, view.val.length > 0),
    asOf: ({ to }) => Date.parse(to),
  })
  const hintOf = (id: ChartId) =>
    id === 'grpc_received' || id === 'grpc_sent' || id === 'tcp_received' || id === 'tcp_sent'
      ? t(`hints.${id}`)
      : undefined
  return (
    <div className={classes.tab}>
      <MetricsChoices before={before} direction={direction} view={view} answer={data} onChange={change} />
      <Region
        region={region}
        waitingFor={t('waitingFor', { name: visibleText(thing.name) })}
        skeleton={<ChartSkeletons />}
        empty={<NoMetrics thing={thing} direction={direction} view={view} answer={data} onChange={change} />}
        filtered={<FilteredMetrics view={view} onChange={change} />}
      >
        {data === undefined ? null : (
          <ChartGrid
            charts={data.charts.map((chart) => ({ ...chart, title: t(`charts.${chart.id}`), hint: hintOf(chart.id) }))}
            answer={data}
            only={view.chart}
            asTable={view.numbers === 'table'}
            onAlone={(id) => change({ chart: CHART_IDS.find((known) => known === id) ?? null })}
          />
        )}
      </Region>
    </div>
  )
}

function contentOf({ charts, values }: MetricsAnswer, filters: boolean): 'some' | 'filtered' | 'empty' {
  if (charts.some(({ lines }) => lines.length > 0)) return 'some'
  return filters && values.some((one) => one.values.length > 0) ? 'filtered' : 'empty'
}

/** With its own texts. */
export const MetricsTab = withMessages({ metrics }, Content)
