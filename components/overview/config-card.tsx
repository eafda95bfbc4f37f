import { visibleText } from '@/lib/std/visible-text'
import { useFormatter, useTranslations } from 'use-intl'
import { OverviewCard } from './overview-card'
import own from './config-card.module.css'
import classes from './overview.module.css'
import { SourceNotes } from './source-notes'
import type { ShownPart } from './use-overview'

/** How many objects of which kind say how the mesh routes and protects. */
export function ConfigCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.config')
  const format = useFormatter()
  const counts = part.data?.cluster?.config ?? []
  const total = counts.reduce((sum, { objects }) => sum + objects, 0)
  return (
    <OverviewCard
      title={t('title')}
      part={part}
      pick={({ cluster }) => cluster}
      height={140}
      note={total === 0 ? null : <span className={classes.quiet}>{total}</span>}
    >
      {({ config, unreadConfig }, answer) => (
        <>
          {config.length === 0 ? <p className={classes.quiet}>{t('none')}</p> : null}
          <dl className={own.kinds}>
            {config.map(({ kind, objects }) => (
              <div key={kind}>
                <dt>{visibleText(kind)}</dt>
                <dd>{objects}</dd>
              </div>
            ))}
          </dl>
          {config.length === 0 ? null : <p className={classes.quiet}>{t('unchecked')}</p>}
          {unreadConfig.length === 0 ? null : (
            <p className={classes.missing}>{t('unread', { kinds: format.list(unreadConfig) })}</p>
          )}
          <SourceNotes answer={answer} of="kubernetes" />
        </>
      )}
    </OverviewCard>
  )
}
