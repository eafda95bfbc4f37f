import { useSettings } from '@/components/layout/settings-context'
import { FIND_PRESETS, HIDE_PRESETS, type Preset } from '@/lib/graph/find/presets'
import { useTranslations } from 'use-intl'
import type { Purpose } from './use-expression'

/** The expressions that are offered by name: those of the installation, else the built-in ones. */
export function usePresets(purpose: Purpose): readonly Preset[] {
  const t = useTranslations('graph.find.presets')
  const configured = useSettings().presets[purpose]
  if (configured.length > 0) return configured
  return purpose === 'find'
    ? [
        { name: t('slow'), expression: FIND_PRESETS.slow },
        { name: t('unwell'), expression: FIND_PRESETS.unwell },
        { name: t('unknown'), expression: FIND_PRESETS.unknown },
        { name: t('hubs'), expression: FIND_PRESETS.hubs },
      ]
    : [
        { name: t('healthy'), expression: HIDE_PRESETS.healthy },
        { name: t('unknown'), expression: HIDE_PRESETS.unknown },
        { name: t('leaves'), expression: HIDE_PRESETS.leaves },
      ]
}
