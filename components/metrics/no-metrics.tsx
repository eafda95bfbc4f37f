import { Explained } from '@/components/layout/explained'
import { useSettings } from '@/components/layout/settings-context'
import { Notice } from '@/components/ui/notice'
import type { ChangeMetrics } from '@/lib/client/use-metrics-view'
import { useScope } from '@/lib/client/use-graph-view'
import type { Direction } from '@/lib/metrics/things/groupings'
import type { MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import type { MetricsTarget } from '@/lib/metrics/things/metrics-target'
import { DEFAULT_REPORTER } from '@/lib/metrics/things/metrics-request'
import { visibleText } from '@/lib/std/visible-text'
import { formatDuration } from '@/lib/time/duration'
import type { MetricsView } from '@/lib/url/metrics-view'
import { Button } from '@mantine/core'
import { IconChartLine, IconFilterOff } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'

const HOUR = 3_600

interface NoMetricsProps {
  readonly thing: MetricsTarget
  readonly direction: Direction
  readonly view: MetricsView
  readonly answer: MetricsAnswer | undefined
  readonly onChange: ChangeMetrics
}

/** Nothing to draw: what was asked, who was asked, and what to try. */
export function NoMetrics({ thing, direction, view, answer, onChange }: NoMetricsProps) {
  const t = useTranslations('metrics')
  const [{ duration, at }, setScope] = useScope()
  const { windows } = useSettings()
  const name = visibleText(thing.name)
  const reporter = view.reporter ?? DEFAULT_REPORTER[direction]
  const longer = windows.find((seconds) => seconds > duration && seconds >= HOUR)
  const reasons = new Set((answer?.charts ?? []).map(({ reason }) => reason).filter((reason) => reason !== null))
  const title =
    at === null
      ? t(`empty.${direction}`, { name, window: formatDuration(duration) })
      : t(`empty.${direction}Past`, { name })
  return (
    <Notice
      icon={<IconChartLine size={24} />}
      title={title}
      actions={
        <>
          {longer === undefined ? null : (
            <Button onClick={() => setScope({ duration: longer })}>
              {t('empty.longer', { window: formatDuration(longer) })}
            </Button>
          )}
          {reporter === 'both' ? null : (
            <Button variant="default" onClick={() => onChange({ reporter: 'both' })}>
              {t('empty.both')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('empty.text', { reporter: t(`reporter.names.${reporter}`) })}</p>
      {[...reasons].map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <Explained concern="traffic" namespaces={[thing.namespace]} />
    </Notice>
  )
}

/** There is traffic, but none with the chosen values. */
export function FilteredMetrics({ view, onChange }: Pick<NoMetricsProps, 'view' | 'onChange'>) {
  const t = useTranslations('metrics.filtered')
  const intl = useFormatter()
  return (
    <Notice
      icon={<IconFilterOff size={24} />}
      title={t('title')}
      actions={<Button onClick={() => onChange({ val: [] })}>{t('clear')}</Button>}
    >
      {t('text', { values: intl.list(view.val.map(visibleText), { type: 'unit' }) })}
    </Notice>
  )
}
