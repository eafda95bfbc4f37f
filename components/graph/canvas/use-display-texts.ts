import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'

/** The words on the canvas, in the user's language. */
export function useDisplayTexts(): DisplayTexts {
  const t = useTranslations('canvas')
  return useMemo(
    () => ({
      unknownCaller: t('unknownCaller'),
      noRoute: t('noRoute'),
      addresses: t('addresses'),
      rest: t('rest'),
      idleIn: (name) => t('idleIn', { name }),
      members: (count) => t('members', { count }),
      errors: (percent) => t('errors', { percent }),
      share: (percent) => t('share', { percent }),
      average: (latency) => t('average', { latency }),
    }),
    [t],
  )
}
