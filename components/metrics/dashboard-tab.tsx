'use client'

import { withMessages } from '@/components/layout/with-messages'
import { metrics } from '@/lib/i18n/messages/en/metrics'
import { Explained } from '@/components/layout/explained'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { Notice } from '@/components/ui/notice'
import { dashboardQuery, dashboardsQuery } from '@/lib/client/dashboards-query'
import { useDashboardView } from '@/lib/client/use-dashboard-view'
import { useDetailsView } from '@/lib/client/use-details-view'
import type { DashboardAnswer } from '@/lib/dashboards/dashboard-answer'
import type { DashboardTarget } from '@/lib/dashboards/dashboard-request'
import { dashboardConcern } from '@/lib/doctor/dashboard-concern'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import { Anchor } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ChartGrid, ChartSkeletons } from './chart-grid'
import classes from './metrics.module.css'
import { GroupingPopover } from './grouping-popover'
import { NumbersSwitch } from './numbers-switch'
import { StatisticsMenu } from './statistics-menu'

interface DashboardTabProps {
  readonly name: string
  readonly target: DashboardTarget
}

/** What the programs in the pods of a workload or an application tell of themselves. */
function Content({ name, target }: DashboardTabProps) {
  const t = useTranslations('metrics')
  const [page] = useDetailsView()
  const [view, change] = useDashboardView()
  const { data, region } = useAnswer(dashboardQuery(name, target, page, view), {
    content: contentOf,
    asOf: ({ to }) => Date.parse(to),
  })
  const groupings = data?.groupings ?? []
  const hasHistograms = data?.charts.some(({ promql }) =>
    promql.some(({ stat }) => stat !== 'rate' && stat !== 'value'),
  )
  return (
    <div className={classes.tab}>
      <div className={classes.choices} role="group" aria-label={t('choices')}>
        {groupings.length > 0 ? (
          <GroupingPopover
            offers={groupings.map(({ id, title, single }) => ({ id, name: title, single }))}
            by={view.by ?? groupings.map(({ id }) => id)}
            val={view.val}
            values={data?.values ?? []}
            most={groupings.length}
            onChange={({ by, val }) =>
              change({ val, ...(by === undefined ? {} : { by: isAll(by, groupings) ? null : by }) })
            }
          />
        ) : null}
        {hasHistograms === true ? <StatisticsMenu view={view} onChange={change} /> : null}
        <NumbersSwitch value={view.numbers} onChange={(numbers) => change({ numbers })} />
        {(data?.links ?? []).map(({ title, url }) => (
          <Anchor key={`${title} ${url}`} href={url} target="_blank" rel="noreferrer" size="sm">
            {visibleText(title)}
          </Anchor>
        ))}
        {data === undefined ? null : (
          <span className={classes.points}>
            {t('rateWindow', { step: formatDuration(data.stepSeconds), rate: formatDuration(data.rateSeconds) })}
          </span>
        )}
      </div>
      <Region
        region={region}
        waitingFor={t('waitingFor', { name: visibleText(target.name) })}
        skeleton={<ChartSkeletons />}
        empty={
          <Notice icon={<IconChartLine size={24} />} title={t('dashboard.empty', { name: data?.runtime ?? name })}>
            <p>{t('dashboard.emptyText', { name: visibleText(target.name) })}</p>
            <Explained concern={dashboardConcern(name)} namespaces={[target.namespace]} quiet />
          </Notice>
        }
      >
        {data === undefined ? null : (
          <ChartGrid
            charts={data.charts}
            answer={data}
            only={view.chart}
            asTable={view.numbers === 'table'}
            onAlone={(chart) => change({ chart })}
          />
        )}
      </Region>
      <Skipped target={target} />
    </div>
  )
}

/** As it is where nothing was chosen. */
function isAll(by: readonly string[], groupings: DashboardAnswer['groupings']): boolean {
  return groupings.every(({ id }) => by.includes(id))
}

function contentOf({ charts }: DashboardAnswer): 'some' | 'empty' {
  return charts.some(({ lines }) => lines.length > 0) ? 'some' : 'empty'
}

/** Files of the installation that are no dashboards, so that whoever wrote one learns why it is not there. */
function Skipped({ target }: Pick<DashboardTabProps, 'target'>) {
  const t = useTranslations('metrics.dashboard')
  const { data } = useQuery(dashboardsQuery(target))
  const problems = data?.problems ?? []
  if (problems.length === 0) return null
  return (
    <details className={classes.without}>
      <summary>{t('skipped', { count: new Set(problems.map(({ file }) => file)).size })}</summary>
      <ul>
        {problems.map(({ file, field, message }) => (
          <li key={`${file} ${field} ${message}`}>
            {visibleText(field === '' ? `${file}: ${message}` : `${file}, ${field}: ${message}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** With its own texts. */
export const DashboardTab = withMessages({ metrics }, Content)
