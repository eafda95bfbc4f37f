import { visibleText } from '@/lib/std/visible-text'
import type { MeshComponent } from '@/lib/topology/model'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'

/** What components are called in the user's language: stores by what they are, data planes by their revision. */
export function useComponentName(): (component: MeshComponent) => string {
  const t = useTranslations('meshTopology')
  return useCallback(
    ({ role, name, product, source }) => {
      if (role === 'data-plane') return `${t('dataPlane')} ${visibleText(name)}`
      return visibleText(source === null ? name : (product ?? name))
    },
    [t],
  )
}
