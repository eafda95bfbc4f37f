import type { ChangeMetrics } from '@/lib/client/use-metrics-view'
import type { Direction } from '@/lib/metrics/things/groupings'
import type { MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import { DEFAULT_REPORTER, METRIC_REPORTERS } from '@/lib/metrics/things/metrics-request'
import { formatDuration } from '@/lib/time/duration'
import type { MetricsView } from '@/lib/url/metrics-view'
import { SegmentedControl, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { GroupingMenu } from './grouping-menu'
import classes from './metrics.module.css'
import { NumbersSwitch } from './numbers-switch'
import { StatisticsMenu } from './statistics-menu'

interface MetricsChoicesProps {
  readonly direction: Direction
  readonly view: MetricsView
  readonly answer: MetricsAnswer | undefined
  readonly onChange: ChangeMetrics
  readonly before?: ReactNode
}

/** What the charts show: groups, statistics, whose count, as charts or as tables. */
export function MetricsChoices({ direction, view, answer, onChange, before }: MetricsChoicesProps) {
  const t = useTranslations('metrics')
  const usual = DEFAULT_REPORTER[direction]
  const reporter = view.reporter ?? usual
  const reporters = METRIC_REPORTERS.filter(
    (name) => name !== 'waypoint' || answer?.waypoints === true || reporter === 'waypoint',
  )
  return (
    <div className={classes.choices} role="group" aria-label={t('choices')}>
      {before}
      <GroupingMenu direction={direction} view={view} answer={answer} onChange={onChange} />
      <StatisticsMenu view={view} onChange={onChange} />
      <div className={classes.reporter}>
        <span className={classes.label} aria-hidden>
          {t('reporter.label')}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t('reporter.label')}
          value={reporter}
          data={reporters.map((value) => ({
            value,
            label: (
              <Tooltip label={t(`reporter.hints.${value}`)}>
                <span>{t(`reporter.names.${value}`)}</span>
              </Tooltip>
            ),
          }))}
          onChange={(value) => {
            const chosen = METRIC_REPORTERS.find((name) => name === value)
            onChange({ reporter: chosen === undefined || chosen === usual ? null : chosen })
          }}
        />
      </div>
      <NumbersSwitch value={view.numbers} onChange={(numbers) => onChange({ numbers })} />
      {answer === undefined ? null : (
        <span className={classes.points}>
          {t('rateWindow', { step: formatDuration(answer.stepSeconds), rate: formatDuration(answer.rateSeconds) })}
        </span>
      )}
    </div>
  )
}
