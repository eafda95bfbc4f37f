import { QUANTILES } from '@/lib/metrics/things/charts'
import type { MetricsView } from '@/lib/url/metrics-view'
import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import classes from './metrics.module.css'
import { statKey } from './use-line-names'

interface StatisticsMenuProps {
  readonly view: Pick<MetricsView, 'q' | 'avg'>
  readonly onChange: (change: { readonly q: MetricsView['q'] } | { readonly avg: boolean }) => void
}

/** Which numbers of durations and sizes are drawn. */
export function StatisticsMenu({ view, onChange }: StatisticsMenuProps) {
  const t = useTranslations('metrics')
  const intl = useFormatter()
  const names = [...(view.avg ? [t('stats.avg')] : []), ...view.q.map((name) => t(`stats.${statKey(name)}`))]
  return (
    <Popover position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('statistics.label')}: {names.length === 0 ? t('statistics.nothing') : intl.list(names, { type: 'unit' })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('statistics.label')}>
        <fieldset className={classes.fieldset}>
          <Checkbox size="xs" label={t('stats.avg')} checked={view.avg} onChange={() => onChange({ avg: !view.avg })} />
          {QUANTILES.map((name) => (
            <Checkbox
              key={name}
              size="xs"
              label={t(`stats.${statKey(name)}`)}
              checked={view.q.includes(name)}
              onChange={() =>
                onChange({
                  q: QUANTILES.filter((one) => (one === name ? !view.q.includes(one) : view.q.includes(one))),
                })
              }
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
