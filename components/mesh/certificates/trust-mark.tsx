import { withMessages } from '@/components/layout/with-messages'
import { StatusMark } from '@/components/ui/status-mark'
import type { WebhookTrust } from '@/lib/control-plane/certificates/model'
import { meshCertificates } from '@/lib/i18n/messages/en/mesh-certificates'
import { useTranslations } from 'use-intl'

const LOOKS = {
  trusts: 'valid',
  differs: 'error',
  unreadable: 'error',
  empty: 'warning',
  unknown: 'unchecked',
} as const satisfies Record<WebhookTrust, string>

function Content({ trust }: { readonly trust: WebhookTrust }) {
  const t = useTranslations('meshCertificates.trusts')
  return <StatusMark status={LOOKS[trust]}>{t(trust)}</StatusMark>
}

/** Whether the root of the control plane stands in a caBundle. */
export const TrustMark = withMessages({ meshCertificates }, Content)
