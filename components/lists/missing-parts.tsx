import { ExplainedLink } from '@/components/layout/explained'
import { Band } from '@/components/ui/band'
import type { ListAnswer } from '@/lib/lists/model'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'

/** What the rows lack because somebody did not answer; what is there is shown all the same. */
export function MissingParts({ answer: { sources, notes, unread = [] } }: { readonly answer: ListAnswer }) {
  const t = useTranslations('lists.missing')
  const tc = useTranslations('lists.config')
  const format = useFormatter()
  const lacking = sources.filter(({ state }) => state === 'failed' || state === 'partial' || state === 'unused')
  const warnings = notes.filter(({ level }) => level === 'warning').map(({ text }) => text)
  const sentences = [
    ...lacking.map(({ source, state, message }) =>
      t(`${source === 'kubernetes' ? 'kubernetes' : 'prometheus'}.${state === 'partial' ? 'partial' : 'none'}`, {
        message: message ?? '',
      }),
    ),
    ...warnings,
    ...(unread.length === 0 ? [] : [tc('unread', { kinds: format.list(unread) })]),
  ]
  if (sentences.length === 0) return null
  const concern = lacking.some(({ source }) => source !== 'kubernetes') || unread.length === 0 ? 'numbers' : 'cluster'
  return (
    <Band
      tone="degraded"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      role="status"
      actions={<ExplainedLink concern={concern} />}
    >
      {sentences.join(' ')}
    </Band>
  )
}
