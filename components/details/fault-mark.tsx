import { Chip } from '@/components/ui/chip'
import { isFaulty } from '@/lib/mesh/details/is-faulty'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { IconBug } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useDetails } from './use-details'

/** Says that requests to a service fail or wait on purpose, for as long as they do. */
export function FaultMark({ thing }: { readonly thing: ThingRef }) {
  const t = useTranslations('details')
  const { data: details } = useDetails(thing)
  if (details?.kind !== 'service' || !details.routing.some(isFaulty)) return null
  return (
    <Chip tone="degraded" icon={<IconBug size={12} aria-hidden />} title={t('faultText')}>
      {t('faultActive')}
    </Chip>
  )
}
