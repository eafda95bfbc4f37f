import { useOverviewView } from '@/lib/client/use-overview-view'
import { chosenInsights } from '@/lib/overview/chosen-insights'
import { writeListView } from '@/lib/url/list-view'
import { useTranslations } from 'use-intl'
import { InsightTable } from './insight-table'
import { InsightsMenu } from './insights-menu'
import { OverviewCard } from './overview-card'
import classes from './overview.module.css'
import { SourceNotes } from './source-notes'
import type { ShownPart } from './use-overview'

/** The services that stand out: by failures, by response time, by bytes. */
export function InsightsCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.insights')
  const [{ duration, at, refresh, si }] = useOverviewView()
  const insights = part.data?.traffic?.insights ?? null
  const chosen = chosenInsights(si, insights)
  return (
    <OverviewCard
      title={t('title')}
      part={part}
      pick={({ traffic }) => traffic}
      height={200}
      all={{ href: `/services${writeListView({ duration, at, refresh, namespaces: ['*'] })}`, label: t('all') }}
      tools={<InsightsMenu chosen={chosen} />}
    >
      {({ insights: tables }, answer) => (
        <>
          {tables === null ? null : chosen.length === 0 ? (
            <p className={classes.quiet}>{t('chosenNone')}</p>
          ) : (
            <div className={classes.tables}>
              {chosen.map((name) => (
                <InsightTable key={name} name={name} rows={tables[name]} />
              ))}
            </div>
          )}
          <SourceNotes answer={answer} of="prometheus" />
        </>
      )}
    </OverviewCard>
  )
}
