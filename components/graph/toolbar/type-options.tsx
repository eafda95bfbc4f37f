import { GRAPH_TYPES } from '@/lib/graph/model'
import { useTranslations } from 'use-intl'
import { Choice } from './options'
import type { OptionsProps } from './option-props'
import { useOptions } from './use-options'

export function TypeOptions({ graph }: OptionsProps) {
  const t = useTranslations('graph.toolbar.types')
  const { view, change } = useOptions(graph)
  return (
    <Choice
      label={t('title')}
      value={view.type}
      options={GRAPH_TYPES.map((type) => ({
        value: type,
        label: t(`names.${type}`),
        description: t(`descriptions.${type}`),
      }))}
      onChange={(type) => change({ type })}
    />
  )
}
