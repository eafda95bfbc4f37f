import { CardTable } from '@/components/table/card-table'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Since } from '@/components/ui/since'
import { Chip } from '@/components/ui/chip'
import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './config-object-page.module.css'
import { IstiodCard } from './istiod-card'

/** What controllers and istiod wrote about the object. */
export function StatusTab({ answer }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.status')
  const { statusText } = answer
  return (
    <div className={classes.sections}>
      <Conditions answer={answer} />
      {isIstios(answer) ? <IstiodCard word={answer.istiod} generation={answer.generation} /> : null}
      {statusText === '' ? null : (
        <Card title={t('raw')}>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
          <pre className={cardClasses.sheet} tabIndex={0} aria-label={t('raw')}>
            {statusText}
          </pre>
        </Card>
      )}
    </div>
  )
}

/** Of the Gateway API istiod tells by conditions. */
function isIstios({ kind, istiod }: ConfigObjectAnswer): boolean {
  return kind.endsWith('.istio.io') || istiod.messages.length > 0
}

function Conditions({ answer: { conditions, now } }: { readonly answer: ConfigObjectAnswer }) {
  const t = useTranslations('config.status')
  return (
    <Card title={t('conditions')} count={conditions.length}>
      {conditions.length === 0 ? (
        <p className={cardClasses.quiet}>{t('none')}</p>
      ) : (
        <CardTable
          label={t('conditions')}
          columns={[
            { title: t('about') },
            { title: t('type') },
            { title: t('value') },
            { title: t('reason') },
            { title: t('message') },
            { title: t('since') },
          ]}
        >
          {conditions.map((condition) => (
            <tr key={`${condition.about} ${condition.type}`}>
              <td className={cardClasses.name}>{visibleText(condition.about) || '–'}</td>
              <th scope="row">{visibleText(condition.type)}</th>
              <td className={cardClasses.short}>
                {visibleText(condition.status)}
                {condition.outdated ? (
                  <>
                    {' '}
                    <Chip tone="degraded" title={t('outdatedWhy')}>
                      {t('outdated')}
                    </Chip>
                  </>
                ) : null}
              </td>
              <td>{visibleText(condition.reason)}</td>
              <td className={cardClasses.name}>{visibleText(condition.message)}</td>
              <td className={cardClasses.short}>
                <Since at={condition.changedAt} now={now} />
              </td>
            </tr>
          ))}
        </CardTable>
      )}
    </Card>
  )
}
