import { EDGE_LABELS, type EdgeLabel } from '@/lib/url/graph-view'
import { useTranslations } from 'use-intl'
import { Choice, OptionGroup, SwitchOption, toggled } from './options'
import type { OptionsProps } from './option-props'
import { useOptions } from './use-options'
import classes from './label-options.module.css'

const LATENCIES = ['avg', 'p50', 'p95', 'p99'] as const
const BODIES = ['request', 'response'] as const

export function LabelOptions({ graph }: OptionsProps) {
  const t = useTranslations('graph.toolbar.labels')
  const { view, change, why } = useOptions(graph)
  const part = (label: EdgeLabel, unavailable?: string) => (
    <SwitchOption
      label={t(`names.${label}`)}
      description={t(`descriptions.${label}`)}
      checked={view.edgeLabels.includes(label)}
      unavailable={unavailable}
      onChange={(on) => change({ edgeLabels: toggled(EDGE_LABELS, view.edgeLabels, label, on) })}
    />
  )
  const quantiles = why('quantiles')
  return (
    <OptionGroup label={t('title')}>
      {part('rate')}
      {part('latency', why('latency'))}
      {view.edgeLabels.includes('latency') ? (
        <div className={classes.nested}>
          <Choice
            label={t('latency')}
            value={view.latency}
            options={LATENCIES.map((value) => ({
              value,
              label: t(`latencies.${value}`),
              unavailable: value === 'avg' ? undefined : quantiles,
            }))}
            onChange={(latency) => change({ latency })}
          />
        </div>
      ) : null}
      {part('throughput', why('throughput'))}
      {view.edgeLabels.includes('throughput') ? (
        <div className={classes.nested}>
          <Choice
            label={t('throughput')}
            value={view.throughput}
            options={BODIES.map((value) => ({ value, label: t(`bodies.${value}`) }))}
            onChange={(throughput) => change({ throughput })}
          />
        </div>
      ) : null}
      {part('share')}
    </OptionGroup>
  )
}
