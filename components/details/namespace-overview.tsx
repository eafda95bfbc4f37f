import { ObjectLink } from '@/components/layout/object-link'
import { Since } from '@/components/ui/since'
import type { NamespaceDetails, Origin } from '@/lib/mesh/details/model'
import type { ThingKind } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { Facts } from '@/components/layout/facts'
import { LabelsCard } from './labels-card'
import overviewClasses from './overview-tab.module.css'
import { ThingLink } from './thing-link'

interface NamespaceOverviewProps {
  readonly details: NamespaceDetails
  readonly traffic: ReactNode
}

export function NamespaceOverview({ details, traffic }: NamespaceOverviewProps) {
  const t = useTranslations('details.namespace')
  const tl = useTranslations('details.labels')
  return (
    <div className={overviewClasses.columns}>
      <div className={overviewClasses.facts}>
        <Description details={details} />
        <Objects details={details} />
        <LabelsCard
          object={{ kind: 'namespaces', namespace: '', name: details.name }}
          labels={[{ title: tl('own'), texts: details.labels }]}
          annotations={[{ title: tl('annotations'), texts: details.annotations }]}
        />
      </div>
      <div className={overviewClasses.aside}>
        {traffic}
        <Things title={t('workloads')} kind="workload" namespace={details.name} names={details.workloads} />
        <Things title={t('services')} kind="service" namespace={details.name} names={details.services} />
        <Things title={t('apps')} kind="app" namespace={details.name} names={details.apps} />
      </div>
    </div>
  )
}

function Description({ details }: { readonly details: NamespaceDetails }) {
  const { mtls } = details
  const t = useTranslations('details.namespace')
  const from = ({ from: where, object }: Origin): string => {
    if (where === 'default') return t('byDefault')
    if (object === null) return t(`from.${where}`)
    return t(`by.${where}`, { object: visibleText(`${object.kind} ${object.namespace}/${object.name}`) })
  }
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [t('cluster'), details.cluster],
          [t('created'), <Since key="created" at={details.createdAt} now={details.now} />],
          [t('mode'), t(`modes.${details.mode}`)],
          [t('revision'), details.revision],
          [
            t('behind'),
            details.behind.count === 0
              ? null
              : t('behindPods', {
                  names: visibleText(details.behind.pods.join(', ')),
                  count: details.behind.count - details.behind.pods.length,
                }),
          ],
          [
            t('mtls'),
            `${t(`mtlsModes.${mtls.mode}`)} ${mtls.setIn === null ? t('byDefault') : t(`from.${mtls.setIn}`)}`,
          ],
          [t('egress'), `${t(`policies.${details.egress.policy}`)} ${from(details.egress)}`],
        ]}
      />
    </Card>
  )
}

function Objects({ details: { objects, name: namespace } }: { readonly details: NamespaceDetails }) {
  const t = useTranslations('details.namespace')
  return (
    <Card title={t('objects')} count={objects.reduce((sum, { names }) => sum + names.length, 0)}>
      {objects.length === 0 ? <p className={classes.quiet}>{t('noObjects')}</p> : null}
      <Facts
        facts={objects.map(({ kind, names }) => [
          kind,
          <ul key={kind} className={classes.bare}>
            {names.map((name) => (
              <li key={name}>
                <ObjectLink object={{ kind, namespace, name }}>{visibleText(name)}</ObjectLink>
              </li>
            ))}
          </ul>,
        ])}
      />
    </Card>
  )
}

interface ThingsProps {
  readonly title: string
  readonly kind: ThingKind
  readonly namespace: string
  readonly names: readonly string[]
}

const FIRST = 50

function Things({ title, kind, namespace, names }: ThingsProps) {
  const t = useTranslations('details')
  return (
    <Card title={title} count={names.length}>
      {names.length === 0 ? <p className={classes.quiet}>{t('labels.none')}</p> : null}
      <ul className={classes.bare}>
        {names.slice(0, FIRST).map((name) => (
          <li key={name}>
            <ThingLink thing={{ kind, namespace, name }} />
          </li>
        ))}
      </ul>
      {names.length > FIRST ? <p className={classes.quiet}>{t('andMore', { count: names.length - FIRST })}</p> : null}
    </Card>
  )
}
