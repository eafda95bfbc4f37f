import { orDash } from '@/components/ui/or-dash'
import { useOverviewView } from '@/lib/client/use-overview-view'
import { formatRate } from '@/lib/i18n/format-rate'
import { writeListView } from '@/lib/url/list-view'
import { useTranslations } from 'use-intl'
import { HealthDonut } from './health-donut'
import { OverviewCard } from './overview-card'
import own from './health-shares.module.css'
import classes from './overview.module.css'
import { SourceNotes } from './source-notes'
import { StatusLegend } from './status-legend'
import type { ShownPart } from './use-overview'

/** The applications by health, and how much they are asked. */
export function ApplicationsCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.applications')
  const [{ duration, at, refresh }] = useOverviewView()
  const list = { duration, at, refresh, namespaces: ['*'] }
  return (
    <OverviewCard
      title={t('title')}
      part={part}
      pick={({ traffic }) => traffic?.applications ?? null}
      height={160}
      all={{ href: `/applications${writeListView(list)}`, label: t('all') }}
    >
      {({ health, total, inRate, outRate, quiet }, answer) =>
        total === 0 ? (
          <>
            <p className={classes.quiet}>{t('none')}</p>
            <SourceNotes answer={answer} of="kubernetes" />
          </>
        ) : (
          <>
            <div className={own.beside}>
              <HealthDonut counts={health} total={total} unit={t('total', { count: total })} />
              <StatusLegend
                label={t('legend')}
                counts={health}
                href={(status) => `/applications${writeListView({ ...list, health: [status] })}`}
              />
            </div>
            <dl className={own.figures}>
              {[
                [t('inRate'), formatRate(inRate, 'rps')],
                [t('outRate'), formatRate(outRate, 'rps')],
                [t('quiet'), quiet === null ? '' : String(quiet)],
              ].map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{orDash(value ?? '')}</dd>
                </div>
              ))}
            </dl>
            <SourceNotes answer={answer} of="prometheus" />
          </>
        )
      }
    </OverviewCard>
  )
}
