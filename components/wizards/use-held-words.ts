import type { CarriedPolicies } from '@/lib/istio/removal/removal-model'
import { visibleText } from '@/lib/std/visible-text'
import { useFormatter, useTranslations } from 'use-intl'

/** What a DestinationRule holds, as a list in words; null: nothing. */
export function useHeldWords(): (carried: CarriedPolicies) => string | null {
  const t = useTranslations('removal')
  const format = useFormatter()
  return ({ subsets, policies, tls }) => {
    const parts = [
      ...(subsets.length === 0
        ? []
        : [t('subsets', { count: subsets.length, names: format.list(subsets.map(visibleText)) })]),
      ...policies.map((policy) =>
        policy === 'tls' && tls.length > 0
          ? t('tlsMode', { tls: t('policies.tls'), modes: format.list(tls.map(visibleText)) })
          : t(`policies.${policy}`),
      ),
    ]
    return parts.length === 0 ? null : parts.join(' · ')
  }
}
