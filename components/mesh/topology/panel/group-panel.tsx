import cardClasses from '@/components/layout/card.module.css'
import { Facts } from '@/components/layout/facts'
import { visibleText } from '@/lib/std/visible-text'
import { byWorst } from '@/lib/topology/drawing/status-of'
import type { Mesh, MeshComponent } from '@/lib/topology/model'
import { summariseComponents } from '@/lib/topology/panel/summarise-components'
import { useTranslations } from 'use-intl'
import { ComponentList } from './component-list'
import { Heading } from './heading'
import classes from './panel.module.css'
import { PanelSection } from '@/components/ui/panel-section'
import { StateCounts } from './state-counts'

interface GroupPanelProps {
  readonly mesh: Mesh
  /** Absent: the panel is of the whole mesh. Null: of what lives outside. */
  readonly cluster?: string | null
  readonly components: readonly MeshComponent[]
  readonly onSelect: (id: string | null) => void
}

/** The mesh, a cluster, or what lives outside: how much there is, and what is not well, the worst first. */
export function GroupPanel({ mesh, cluster, components, onSelect }: GroupPanelProps) {
  const t = useTranslations('meshTopology')
  const { states, unwell, versions, namespaces, pods } = summariseComponents(components)
  const api = components.find(({ role }) => role === 'kubernetes')
  const isMesh = cluster === undefined
  return (
    <div className={classes.panel}>
      {isMesh ? (
        <Heading kind={t('meshKind')} name={visibleText(mesh.name ?? t('meshName'))} />
      ) : (
        <Heading
          kind={cluster === null ? t('externalKind') : t('cluster')}
          name={cluster === null ? t('external') : visibleText(cluster)}
          onBack={() => onSelect(null)}
        />
      )}
      <PanelSection title={t('panel.counts')}>
        <StateCounts states={states} />
      </PanelSection>
      <PanelSection title={t('panel.facts')}>
        <Facts
          facts={[
            [t('fact.trustDomain'), isMesh ? visibleText(mesh.trustDomain ?? '') : null],
            [t('fact.versions'), versions.map(visibleText).join(', ')],
            [t('fact.version'), isMesh ? null : visibleText(api?.version ?? '')],
            [t('fact.address'), isMesh ? null : visibleText(api?.address ?? '')],
            [t('fact.namespaces'), namespaces === 0 ? null : namespaces],
            [t('fact.pods'), pods === 0 ? null : pods],
          ]}
        />
      </PanelSection>
      <PanelSection title={t('panel.worst')}>
        {unwell.length === 0 ? (
          <p className={cardClasses.quiet}>{t('panel.allWell')}</p>
        ) : (
          <ComponentList label={t('panel.worst')} components={unwell} withReason onSelect={onSelect} />
        )}
      </PanelSection>
      {isMesh ? null : (
        <PanelSection title={t('panel.members')}>
          <ComponentList label={t('panel.members')} components={components.toSorted(byWorst)} onSelect={onSelect} />
        </PanelSection>
      )}
    </div>
  )
}
