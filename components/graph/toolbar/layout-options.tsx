import { LAYOUTS } from '@/lib/url/graph-view'
import { useTranslations } from 'use-intl'
import { Choice } from './options'
import type { OptionsProps } from './option-props'
import { useOptions } from './use-options'

export function LayoutOptions({ graph }: OptionsProps) {
  const t = useTranslations('graph.toolbar.layouts')
  const { view, change } = useOptions(graph)
  return (
    <Choice
      label={t('title')}
      value={view.layout}
      options={LAYOUTS.map((layout) => ({
        value: layout,
        label: t(`names.${layout}`),
        description: t(`descriptions.${layout}`),
      }))}
      onChange={(layout) => change({ layout })}
    />
  )
}
