import { Mark } from '@/components/ui/mark'
import { StatusMark } from '@/components/ui/status-mark'
import type { Expiry } from '@/lib/control-plane/certificates/judge-expiry'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface ExpiryMarkProps {
  readonly expiry: Expiry
  readonly daysLeft: number
}

/** How long something still holds, with how bad that is. */
export function ExpiryMark({ expiry, daysLeft }: ExpiryMarkProps) {
  const t = useTranslations('meshCertificates')
  const words =
    expiry === 'begins' ? t('begins') : expiry === 'ended' ? t('ended', { days: -daysLeft }) : t('left', { days: daysLeft }) // prettier-ignore
  if (expiry === 'ok') {
    return (
      <Mark tone="healthy" icon={IconCircleCheck}>
        {words}
      </Mark>
    )
  }
  return <StatusMark status={expiry === 'warning' ? 'warning' : 'error'}>{words}</StatusMark>
}
