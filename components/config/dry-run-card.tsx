import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Chip } from '@/components/ui/chip'
import { visibleText } from '@/lib/std/visible-text'
import type { DryRunAnswer, TriedDocument } from '@/lib/url/dry-run-types'
import { IconBan, IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

const LOOKS = {
  accepted: { tone: 'healthy', Icon: IconCheck },
  refused: { tone: 'failure', Icon: IconBan },
  notRun: { tone: 'neutral', Icon: IconMinus },
} as const satisfies Record<TriedDocument['state'], object>

/** What the API server says of each document of a text. */
export function DryRunCard({ answer: { documents } }: { readonly answer: DryRunAnswer }) {
  const t = useTranslations('config.dryRun')
  if (documents.length === 0) return null
  return (
    <Card title={t('title')} count={documents.length}>
      <p className={cardClasses.quiet}>{t('why')}</p>
      <ul className={cardClasses.bare} aria-label={t('title')}>
        {documents.map(({ object, state, why, says }, at) => {
          const { tone, Icon } = LOOKS[state]
          return (
            // Two documents may be of one object.
            <li key={`${at} ${object}`} className={cardClasses.line}>
              <Chip tone={tone} icon={<Icon size={12} aria-hidden />}>
                {t(`states.${state}`)}
              </Chip>
              <span>{visibleText(object) || t('unnamed')}</span>
              {why === undefined ? null : <span className={cardClasses.aside}>{t(`reasons.${why}`)}</span>}
              {says.map((words) => (
                <span key={words} className={cardClasses.below}>
                  {visibleText(words)}
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
