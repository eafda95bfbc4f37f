import { ExplainedLink } from '@/components/layout/explained'
import { Band } from '@/components/ui/band'
import type { AnyDetails } from '@/lib/client/details-query'
import { IconInfoCircle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'

const NAMED = 4

/** Says which kinds of objects could not be read, so that nobody takes their absence for a fact. */
export function UnreadBand({ details: { unread } }: { readonly details: Pick<AnyDetails, 'unread'> }) {
  const t = useTranslations('details')
  const format = useFormatter()
  if (unread.length === 0) return null
  const more = unread.length - NAMED
  const names = [...unread.slice(0, NAMED), ...(more > 0 ? [t('andMore', { count: more })] : [])]
  return (
    <Band tone="degraded" icon={<IconInfoCircle size={16} aria-hidden />} actions={<ExplainedLink concern="cluster" />}>
      {t('unread', { kinds: format.list(names) })}
    </Band>
  )
}
