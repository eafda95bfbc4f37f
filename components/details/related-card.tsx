import { type ThingRef, referenceOf } from '@/lib/mesh/thing-ref'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { ThingLink } from './thing-link'

interface RelatedCardProps {
  readonly app: ThingRef | null
  readonly services: readonly ThingRef[]
}

/** The application that the thing is a part of, and the services that lead to it. */
export function RelatedCard({ app, services }: RelatedCardProps) {
  const t = useTranslations('details.related')
  return (
    <Card title={t('title')}>
      <dl className={classes.bare}>
        {app === null ? null : (
          <div>
            <dt className={classes.quiet}>{t('app')}</dt>
            <dd style={{ margin: 0 }}>
              <ThingLink thing={app} />
            </dd>
          </div>
        )}
        <div>
          <dt className={classes.quiet}>{t('services')}</dt>
          {services.length === 0 ? <dd style={{ margin: 0 }}>{t('noServices')}</dd> : null}
          {services.map((service) => (
            <dd key={referenceOf(service)} style={{ margin: 0 }}>
              <ThingLink thing={service} />
            </dd>
          ))}
        </div>
      </dl>
    </Card>
  )
}
