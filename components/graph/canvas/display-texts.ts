import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import type { useTranslations } from 'use-intl'

/** The words on the canvas by the messages of a language. */
export function displayTexts(t: ReturnType<typeof useTranslations<'canvas'>>): DisplayTexts {
  return {
    unknownCaller: t('unknownCaller'),
    noRoute: t('noRoute'),
    addresses: t('addresses'),
    rest: t('rest'),
    idleIn: (name) => t('idleIn', { name }),
    members: (count) => t('members', { count }),
    errors: (percent) => t('errors', { percent }),
    share: (percent) => t('share', { percent }),
    average: (latency) => t('average', { latency }),
  }
}
