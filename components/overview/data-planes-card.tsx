import { ExplainedLink } from '@/components/layout/explained'
import { useNamespaceHref } from '@/lib/client/use-details-view'
import { useOverviewView } from '@/lib/client/use-overview-view'
import { writeListView } from '@/lib/url/list-view'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { OverviewCard } from './overview-card'
import own from './health-shares.module.css'
import classes from './overview.module.css'
import { RatedLink } from './rated-link'
import { SourceNotes } from './source-notes'
import { StatusLegend } from './status-legend'
import type { ShownPart } from './use-overview'

/** How namespaces are in the mesh: the same as these modes together narrow the list to. */
const IN_MESH = ['sidecar', 'ambient', 'control-plane']
const MODES = ['sidecar', 'ambient', 'none'] as const

/** The namespaces of the mesh by health, the worst by name, and how many take part in which way. */
export function DataPlanesCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.dataPlanes')
  const [{ duration, at, refresh }] = useOverviewView()
  const namespaceHref = useNamespaceHref()
  const list = { duration, at, refresh }
  return (
    <OverviewCard
      title={t('title')}
      part={part}
      pick={({ traffic }) => traffic?.dataPlanes ?? null}
      height={140}
      all={{ href: `/namespaces${writeListView(list)}`, label: t('all') }}
    >
      {({ health, worst, quiet, modes }, answer) => (
        <>
          {modes.sidecar + modes.ambient === 0 ? (
            <p className={classes.quiet}>
              {t('none')} <ExplainedLink concern="members" kinds="members" namespaces={[]} quiet />
            </p>
          ) : null}
          <div className={own.beside}>
            <StatusLegend
              label={t('legend')}
              counts={health}
              href={(status) => `/namespaces${writeListView({ ...list, health: [status], mode: IN_MESH })}`}
            />
            {worst.length === 0 ? null : (
              <div className={own.worst}>
                <h3 className={classes.small}>{t('worst')}</h3>
                <ul className={classes.bare}>
                  {worst.map(({ cluster, name, status }) => (
                    <li key={`${cluster} ${name}`} className={classes.line}>
                      <RatedLink status={status} href={namespaceHref(name)} name={name} />
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
          <dl className={own.figures}>
            {MODES.map((mode) => (
              <div key={mode}>
                <dt>{t(`modes.${mode}`)}</dt>
                <dd>
                  <Anchor
                    component={Link}
                    href={`/namespaces${writeListView({ ...list, mode: [mode] })}`}
                    prefetch={false}
                    inherit
                  >
                    {modes[mode]}
                  </Anchor>
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('quiet')}</dt>
              <dd>{quiet ?? '–'}</dd>
            </div>
          </dl>
          <SourceNotes answer={answer} of="prometheus" />
        </>
      )}
    </OverviewCard>
  )
}
