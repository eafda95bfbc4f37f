import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { appliesTo } from '@/lib/config-objects/references/applies-to'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { Chip } from '@/components/ui/chip'
import { useTranslations } from 'use-intl'
import { ReferenceTarget } from './reference-target'

const MOST = 30

/** What the object acts on. */
export function AppliesCard({ answer: { pointsTo, limited } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.applies')
  const ts = useTranslations('config.states')
  const all = appliesTo(pointsTo)
  return (
    <Card title={t('title')} count={all.length}>
      {all.length === 0 ? <p className={cardClasses.quiet}>{t('none')}</p> : null}
      <ul className={cardClasses.bare}>
        {all.slice(0, MOST).map((reference) => (
          <li
            key={`${reference.to} ${reference.namespace}/${reference.name} ${reference.by}`}
            className={cardClasses.line}
          >
            <span className={cardClasses.name}>
              <ReferenceTarget reference={reference} />
            </span>
            {reference.state === 'missing' ? <Chip tone="failure">{ts('missing')}</Chip> : null}
          </li>
        ))}
      </ul>
      {all.length > MOST ? <p className={cardClasses.quiet}>{t('more', { count: all.length - MOST })}</p> : null}
      {limited ? <p className={cardClasses.quiet}>{t('limited')}</p> : null}
    </Card>
  )
}
