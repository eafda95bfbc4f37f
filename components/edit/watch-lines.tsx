import cardClasses from '@/components/layout/card.module.css'
import { visibleText } from '@/lib/std/visible-text'
import type { ChangeWatch } from '@/lib/url/watch-types'
import { useFormatter, useTranslations } from 'use-intl'
import { WatchedServiceLine } from './watched-service'

/** What happens after a change, as far as it can be told. Nothing where there is nothing to tell. */
export function WatchLines({ watch }: { readonly watch: ChangeWatch }) {
  const t = useTranslations('edit.watch')
  const format = useFormatter()
  const { services, measured, unmeasured, revertedBy, undoneBy, secondsLeft } = watch
  const isOver = secondsLeft === 0
  const fate =
    undoneBy !== null
      ? t('undone')
      : revertedBy === null
        ? ''
        : t('reverted', {
            by: visibleText(revertedBy.manager),
            at: format.dateTime(new Date(revertedBy.at), 'instant'),
          })
  const notes = [
    fate,
    unmeasured === null ? '' : t('unmeasured', { reason: visibleText(unmeasured) }),
    services.length > 0 && !measured ? t('early') : '',
    isOver ? '' : t('left', { minutes: Math.ceil(secondsLeft / 60) }),
  ].filter((note) => note !== '')
  return (
    <>
      {services.length === 0 ? null : (
        <ul className={cardClasses.words} aria-label={t(isOver ? 'titleDone' : 'title')}>
          {services.map((service) => (
            <WatchedServiceLine key={`${service.namespace}/${service.name}`} service={service} />
          ))}
        </ul>
      )}
      {notes.length === 0 ? null : <p className={cardClasses.quiet}>{notes.join(' ')}</p>}
    </>
  )
}
