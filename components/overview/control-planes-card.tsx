import { CardTable } from '@/components/table/card-table'
import { useThingHref } from '@/lib/client/use-details-view'
import type { ControlPlane, MeshComponent } from '@/lib/overview/model'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { controlPlanePath } from '@/lib/url/control-plane-view'
import { useTranslations } from 'use-intl'
import { OverviewCard } from './overview-card'
import classes from './overview.module.css'
import { RatedLink } from './rated-link'
import { SourceNotes } from './source-notes'
import type { ShownPart } from './use-overview'

const MOST_COMPONENTS = 8

/** istiod by revision, gateways and ztunnel: versions and replicas. */
export function ControlPlanesCard({ part }: { readonly part: ShownPart }) {
  const t = useTranslations('overview.controlPlanes')
  return (
    <OverviewCard title={t('title')} part={part} pick={({ cluster }) => cluster} height={140}>
      {({ controlPlanes, components }, answer) => (
        <>
          {controlPlanes.length === 0 ? (
            <p className={classes.quiet}>
              <strong>{t('none')}</strong> {t('noneWhy')}
            </p>
          ) : null}
          {controlPlanes.length + components.length === 0 ? null : (
            <CardTable
              label={t('title')}
              columns={[{ title: t('name') }, { title: t('version') }, { title: t('readyTitle'), numeric: true }]}
              dense
            >
              {[...controlPlanes, ...components.slice(0, MOST_COMPONENTS)].map((one) => (
                <ComponentRow key={`${one.cluster} ${one.namespace}/${one.name}`} component={one} />
              ))}
            </CardTable>
          )}
          {components.length > MOST_COMPONENTS ? (
            <p className={classes.quiet}>{t('more', { count: components.length - MOST_COMPONENTS })}</p>
          ) : null}
          <p className={classes.quiet}>{t('notAsked')}</p>
          <SourceNotes answer={answer} of="kubernetes" />
        </>
      )}
    </OverviewCard>
  )
}

function ComponentRow({ component }: { readonly component: ControlPlane | MeshComponent }) {
  const t = useTranslations('overview.controlPlanes')
  const href = useThingHref()
  const { role, namespace, name, version, available, desired, status } = component
  const plane = 'revision' in component ? component : undefined
  return (
    <tr>
      <th scope="row">
        <span className={classes.line}>
          <RatedLink status={status} href={href({ kind: 'workload', namespace, name })} name={name} />
          <span className={classes.namespace}>
            {plane === undefined ? (
              t(`roles.${role}`)
            ) : (
              <Anchor component={Link} href={controlPlanePath(plane)} prefetch={false} inherit>
                {t('revision', { revision: visibleText(plane.revision) })}
              </Anchor>
            )}
          </span>
        </span>
        {plane?.configured === false ? <p className={classes.quiet}>{t('elsewhere', { namespace })}</p> : null}
      </th>
      <td className={classes.short}>{version === null ? '–' : visibleText(version)}</td>
      <td data-numeric>{t('ready', { available, desired })}</td>
    </tr>
  )
}
