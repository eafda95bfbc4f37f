import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { Chip } from '@/components/ui/chip'
import { Since } from '@/components/ui/since'
import { eventsQuery } from '@/lib/client/events-query'
import { visibleText } from '@/lib/std/visible-text'
import { Skeleton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'

const MOST = 50

interface EventsCardProps {
  readonly namespace: string
  /** Names of the objects whose events are told. */
  readonly about: ReadonlySet<string>
}

/** What Kubernetes noticed about a thing during the last hour, the newest first. */
export function EventsCard({ namespace, about }: EventsCardProps) {
  const t = useTranslations('details.events')
  const { data, region } = useAnswer(eventsQuery(namespace))
  const events = (data?.events ?? []).filter((event) => about.has(event.about.name))
  return (
    <Card title={t('title')} {...(data === undefined ? {} : { count: events.length })}>
      <Region region={region} waitingFor={t('waitingFor')} skeleton={<Skeleton height={40} />} empty={null}>
        {data?.cut === true ? <p className={classes.quiet}>{t('cut')}</p> : null}
        {events.length === 0 ? <p className={classes.quiet}>{t('none')}</p> : null}
        <ul className={classes.bare}>
          {events.slice(0, MOST).map(({ id, isWarning, reason, message, about: object, count, at }) => (
            <li key={id}>
              <span className={classes.line}>
                <Chip
                  tone={isWarning ? 'degraded' : 'neutral'}
                  icon={isWarning ? <IconAlertTriangle size={12} aria-label={t('warning')} /> : null}
                >
                  {visibleText(reason)}
                </Chip>
                <span className={classes.name}>{visibleText(`${object.kind} ${object.name}`)}</span>
                <span className={classes.quiet}>
                  {t.rich('seen', { count, age: () => <Since at={at} now={data?.now ?? ''} /> })}
                </span>
              </span>
              <div className={classes.name}>{visibleText(message)}</div>
            </li>
          ))}
        </ul>
        {events.length > MOST ? <p className={classes.quiet}>{t('more', { count: events.length - MOST })}</p> : null}
      </Region>
    </Card>
  )
}
