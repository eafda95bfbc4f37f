import { formatCores } from '@/lib/i18n/format-cores'
import { formatSize } from '@/lib/i18n/format-size'
import type { MeshComponent } from '@/lib/topology/model'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** Says what a component uses of what it may; empty where nobody measured. */
export function useUsage(): (component: MeshComponent, of: 'cpu' | 'memory') => string {
  const t = useTranslations('meshTopology')
  return useCallback(
    (component, of) => {
      const usage = component[of]
      if (usage === null) return ''
      const write = of === 'cpu' ? formatCores : formatSize
      const used = write(usage.used)
      return usage.limit === null ? t('usageNoLimit', { used }) : t('usage', { used, limit: write(usage.limit) })
    },
    [t],
  )
}
