import cardClasses from '@/components/layout/card.module.css'
import { Facts } from '@/components/layout/facts'
import { Since } from '@/components/ui/since'
import { useThingHref } from '@/lib/client/use-details-view'
import { useSourceHref } from '@/lib/client/use-source-href'
import { visibleText } from '@/lib/std/visible-text'
import { byWorst } from '@/lib/topology/drawing/status-of'
import type { Mesh, MeshComponent } from '@/lib/topology/model'
import { Anchor } from '@mantine/core'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { StateMark } from '../state-mark'
import { useComponentName } from '../use-component-name'
import { ComponentList } from './component-list'
import { Heading } from './heading'
import { ListenerTable } from './listener-table'
import { NamespaceTable } from './namespace-table'
import classes from './panel.module.css'
import { PanelSection } from '@/components/ui/panel-section'
import { UsageBars } from './usage-bars'

const ControlPlaneCard = dynamic(
  () => import('@/components/mesh/control-plane/control-plane-card').then((module) => module.ControlPlaneCard),
  { loading: () => null },
)

interface ComponentPanelProps {
  readonly component: MeshComponent
  readonly mesh: Mesh
  readonly now: string
  readonly onSelect: (id: string | null) => void
}

/** One component: its state with every reason, what it is made of, what it uses, and what it is connected with. */
export function ComponentPanel({ component, mesh, now, onSelect }: ComponentPanelProps) {
  const t = useTranslations('meshTopology')
  const nameOf = useComponentName()
  const { id, role, state, reasons, namespaces, entry, source } = component
  const connected = new Set(mesh.links.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])))
  const neighbours = mesh.components.filter((one) => connected.has(one.id)).sort(byWorst)
  return (
    <div className={classes.panel}>
      <Heading kind={t(`role.${role}`)} name={nameOf(component)} onBack={() => onSelect(null)}>
        <StateMark component={component} />
      </Heading>
      {state === 'healthy' && reasons.length === 0 ? null : (
        <PanelSection title={t(state === 'healthy' ? 'panel.note' : 'panel.why')}>
          <Reasons component={component} />
        </PanelSection>
      )}
      <PanelSection title={t('panel.facts')}>
        <ComponentFacts component={component} now={now} />
      </PanelSection>
      <UsageBars component={component} />
      {role === 'istiod' ? (
        <PanelSection title={t('panel.configuration')}>
          <ControlPlaneCard component={component} />
        </PanelSection>
      ) : null}
      {namespaces === null ? null : (
        <PanelSection title={t('panel.namespaces')}>
          <NamespaceTable cluster={component.cluster} namespaces={namespaces} />
        </PanelSection>
      )}
      {entry === null ? null : (
        <PanelSection title={t('panel.listeners')}>
          <ListenerTable entry={entry} />
        </PanelSection>
      )}
      <Links component={component} hasSource={source !== null} />
      {neighbours.length === 0 ? null : (
        <PanelSection title={t('panel.links')}>
          <ComponentList label={t('panel.links')} components={neighbours} onSelect={onSelect} />
        </PanelSection>
      )}
    </div>
  )
}

/** What the state means in general where nobody says more. */
function Reasons({ component: { state, reasons } }: Pick<ComponentPanelProps, 'component'>) {
  const t = useTranslations('meshTopology.stateMeans')
  const words = reasons.length > 0 || state === 'healthy' ? reasons : [t(state)]
  return (
    <ul className={cardClasses.words}>
      {words.map((reason) => (
        <li key={reason}>{visibleText(reason)}</li>
      ))}
    </ul>
  )
}

/** What is no part of the control plane that one could do without. */
const UNRATED: ReadonlySet<string> = new Set(['data-plane', 'kubernetes', 'pharos'])

function neededFor(role: MeshComponent['role'], core: boolean): 'core' | 'metrics' | 'addOn' {
  if (role === 'metric-store') return 'metrics'
  return core ? 'core' : 'addOn'
}

function ComponentFacts({ component, now }: Pick<ComponentPanelProps, 'component' | 'now'>) {
  const t = useTranslations('meshTopology')
  const { role, core, cluster, namespace, name, product, version, image, replicas, revision, tags, address, entry } =
    component
  return (
    <Facts
      facts={[
        [t('fact.needed'), UNRATED.has(role) ? null : t(`needed.${neededFor(role, core)}`)],
        [t('fact.product'), product === name ? null : visibleText(product ?? '')],
        [t('fact.version'), visibleText(version ?? '')],
        [t('fact.revision'), visibleText(revision ?? '')],
        [t('fact.tags'), tags.map(visibleText).join(', ')],
        [t('fact.cluster'), visibleText(cluster ?? '')],
        [t('fact.namespace'), visibleText(namespace ?? '')],
        [t('fact.image'), image === null ? null : <span className={cardClasses.code}>{visibleText(image)}</span>],
        [t('fact.address'), address === null ? null : <span className={cardClasses.code}>{visibleText(address)}</span>],
        [t('fact.addresses'), entry === null ? null : visibleText(entry.addresses.join(', ')) || t('panel.inside')],
        [t('fact.replicas'), replicas === null ? null : t('replicas', replicas)],
        [t('fact.checked'), <Since key="checked" at={component.checkedAt} now={now} />],
      ]}
    />
  )
}

function Links({ component, hasSource }: Pick<ComponentPanelProps, 'component'> & { readonly hasSource: boolean }) {
  const t = useTranslations('meshTopology.panel')
  const thingHref = useThingHref()
  const sourceHref = useSourceHref()
  const { namespace, workload, source } = component
  const isWorkload = namespace !== null && workload !== null
  if (!isWorkload && !hasSource) return null
  return (
    <div className={classes.links}>
      {isWorkload ? (
        <Anchor
          component={Link}
          href={thingHref({ kind: 'workload', namespace, name: workload })}
          prefetch={false}
          inherit
        >
          {t('workload')}
        </Anchor>
      ) : null}
      {source === null ? null : (
        <Anchor component={Link} href={sourceHref({ source: source.id })} prefetch={false} inherit>
          {t('source')}
        </Anchor>
      )}
    </div>
  )
}
