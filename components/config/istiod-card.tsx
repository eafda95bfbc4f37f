import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { CardTable } from '@/components/table/card-table'
import { StatusMark } from '@/components/ui/status-mark'
import type { IstiodMessage, IstiodWord } from '@/lib/config-objects/istiod-word'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

const LEVELS = new Map<string, 'error' | 'warning' | 'info'>([
  ['ERROR', 'error'],
  ['WARNING', 'warning'],
  ['INFO', 'info'],
])

interface IstiodCardProps {
  readonly word: IstiodWord
  /** The object's own. */
  readonly generation: number | null
}

/** Whether proxies have the object, and what istiod's own analysis found; or that istiod does not tell. */
export function IstiodCard({ word, generation }: IstiodCardProps) {
  const t = useTranslations('lists.istiod')
  const { reconciled, message, observedGeneration: observed, messages } = word
  return (
    <Card title={t('title')}>
      <p>
        {t(`why.${reconciled}`)} {visibleText(message)}
      </p>
      {observed !== null && generation !== null && observed < generation ? (
        <p className={cardClasses.quiet}>{t('generation', { observed, generation })}</p>
      ) : null}
      {messages.length === 0 ? <p className={cardClasses.quiet}>{t('nothing')}</p> : <Analysis messages={messages} />}
    </Card>
  )
}

function Analysis({ messages }: { readonly messages: readonly IstiodMessage[] }) {
  const t = useTranslations('lists.istiod')
  return (
    <CardTable
      label={t('analysis')}
      columns={[{ title: t('code') }, { title: t('level') }, { title: t('count'), numeric: true }]}
    >
      {messages.map(({ code, name, level, count }) => (
        <tr key={`${code} ${name} ${level}`}>
          <th scope="row" className={cardClasses.name}>
            {visibleText([code, name].filter((part) => part !== '').join(' ')) || '–'}
          </th>
          <td className={cardClasses.short}>
            <Level level={level} />
          </td>
          <td data-numeric>{count}</td>
        </tr>
      ))}
    </CardTable>
  )
}

function Level({ level }: { readonly level: string }) {
  const t = useTranslations('lists.istiod.levels')
  const known = LEVELS.get(level)
  return known === undefined ? visibleText(level) || '–' : <StatusMark status={known}>{t(known)}</StatusMark>
}
