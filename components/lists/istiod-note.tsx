import { Chip } from '@/components/ui/chip'
import type { ConfigRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

const MOST = 4

interface IstiodProps {
  readonly word: ConfigRow['istiod']
}

/** In the cell: only what is not as it should be. */
export function IstiodNote({ word }: IstiodProps) {
  const t = useTranslations('lists.istiod')
  if (word === null || word.reconciled === 'yes' || word.reconciled === 'untold') return null
  return <Chip tone={word.reconciled === 'no' ? 'degraded' : 'neutral'}>{t(`state.${word.reconciled}`)}</Chip>
}

/** Among the findings: all of what it says. */
export function IstiodLines({ word }: IstiodProps) {
  const t = useTranslations('lists.istiod')
  if (word === null) return null
  const codes = word.messages.slice(0, MOST).map(({ code, name, count }) => t('times', { code: visibleText(code || name) || '–', count })) // prettier-ignore
  const more = word.messages.length > MOST ? ' …' : ''
  return (
    <>
      {word.reconciled === 'untold' ? null : (
        <li>
          {t(`why.${word.reconciled}`)} {visibleText(word.message)}
        </li>
      )}
      {codes.length === 0 ? null : <li>{t('line', { codes: codes.join(', ') + more })}</li>}
    </>
  )
}
