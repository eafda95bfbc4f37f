import { SOURCE_LOOKS } from '@/components/layout/source-state'
import { Chip } from '@/components/ui/chip'
import type { ClusterLine } from '@/lib/overview/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { OverviewCard } from './overview-card'
import classes from './overview.module.css'
import type { ShownPart } from './use-overview'

/** The clusters that are read, and how well. */
export function ClustersCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.clusters')
  return (
    <OverviewCard title={t('title')} part={part} pick={({ cluster }) => cluster?.clusters ?? null} height={60}>
      {(clusters) => (
        <ul className={classes.bare}>
          {clusters.map((cluster) => (
            <Cluster key={cluster.name} cluster={cluster} />
          ))}
        </ul>
      )}
    </OverviewCard>
  )
}

function Cluster({ cluster }: { readonly cluster: ClusterLine }) {
  const t = useTranslations('overview.clusters')
  const ts = useTranslations('shell.sources.states')
  const { name, version, state, message, namespaces, workloads, services } = cluster
  const { tone, Icon } = SOURCE_LOOKS[state]
  return (
    <li>
      <span className={classes.line}>
        <strong className={classes.cut}>{visibleText(name)}</strong>
        <Chip tone={tone} icon={<Icon size={14} aria-hidden />}>
          {ts(state)}
        </Chip>
        <span className={classes.quiet}>
          {version === null ? t('versionUnknown') : t('version', { version: visibleText(version) })}
        </span>
      </span>
      <p className={classes.quiet}>{t('counts', { namespaces, workloads, services })}</p>
      {message === null ? null : <p className={classes.missing}>{visibleText(message)}</p>}
    </li>
  )
}
