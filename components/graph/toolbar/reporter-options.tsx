import { useTranslations } from 'use-intl'
import { Choice } from './options'
import type { OptionsProps } from './option-props'
import { useOptions } from './use-options'

const REPORTERS = ['client', 'server'] as const

export function ReporterOptions({ graph }: OptionsProps) {
  const t = useTranslations('graph.toolbar.reporters')
  const { view, change } = useOptions(graph)
  return (
    <Choice
      label={t('title')}
      value={view.reporter}
      options={REPORTERS.map((value) => ({
        value,
        label: t(`names.${value}`),
        description: t(`descriptions.${value}`),
      }))}
      onChange={(reporter) => change({ reporter })}
    />
  )
}
