import type { FieldHints } from '@/lib/istio/forms/field-hint'
import { limitHints } from '@/lib/istio/wizards/limit-hints'
import type { WizardPlace } from '@/lib/istio/wizards/list-places'
import type { Peak, ServicePeaks } from '@/lib/url/peaks-types'
import { useFormatter, useTranslations } from 'use-intl'

/** Says today's load beside each limit of a traffic policy; nothing as long as it is not known. */
export function useLimitHints(): (
  place: WizardPlace | undefined,
  peaks: ServicePeaks | undefined,
) => FieldHints | undefined {
  const t = useTranslations('wizards.limits')
  const format = useFormatter()
  const values = ({ perProxy, inAll }: Peak) => ({
    proxy: format.number(perProxy, { maximumSignificantDigits: 2 }),
    all: format.number(inAll, { maximumSignificantDigits: 2 }),
  })
  return (place, peaks) => {
    // Then nobody knows whether nothing was there or nothing came: what is missing is said once, above.
    if (peaks === undefined || place === undefined || peaks.unmeasured !== null) return undefined
    const isPart = place.id !== 'host'
    const hints = limitHints({ at: place.at, value: place.value, isPart }, peaks)
    return new Map(
      [...hints].map(([pointer, hint]) => {
        if (!('peak' in hint)) return [pointer, { text: t(hint.id) }]
        const text = [t(hint.id, values(hint.peak)), ...(isPart ? [t('allVersions')] : [])].join(' ')
        return [pointer, hint.isBelow ? { text, warning: t('below') } : { text }]
      }),
    )
  }
}
