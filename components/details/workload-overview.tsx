import { Since } from '@/components/ui/since'
import { labelledKind } from '@/lib/istio/edit/editable-kinds'
import type { WorkloadDetails } from '@/lib/mesh/details/model'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import classes from '@/components/layout/card.module.css'
import { ConfigCard } from './config-card'
import { EventsCard } from './events-card'
import { Facts } from '@/components/layout/facts'
import { LabelsCard } from './labels-card'
import { PodsCard } from './pods-card'
import { RelatedCard } from './related-card'

interface WorkloadOverviewProps {
  readonly thing: ThingRef
  readonly details: WorkloadDetails
}

export function WorkloadOverview({ thing: { namespace }, details }: WorkloadOverviewProps) {
  const t = useTranslations('details.labels')
  const { app } = details
  const isItsPod = details.controller === 'Pod'
  return (
    <>
      <Description details={details} />
      <PodsCard pods={details.pods} more={details.morePods} now={details.now} namespace={details.namespace} />
      <RelatedCard
        app={app === null ? null : { kind: 'app', namespace, name: app }}
        services={details.services.map((name) => ({ kind: 'service', namespace, name }))}
      />
      <ConfigCard config={details.config} limited={details.limited} />
      <EventsCard namespace={namespace} about={namesAround(details)} />
      <LabelsCard
        object={objectOf(details)}
        labels={[
          { title: t(isItsPod ? 'pod' : 'own'), texts: details.labels },
          ...(isItsPod ? [] : [{ title: t('template'), texts: details.podLabels }]),
        ]}
        annotations={[
          { title: t(isItsPod ? 'podAnnotations' : 'annotations'), texts: details.annotations },
          ...(isItsPod ? [] : [{ title: t('templateAnnotations'), texts: details.podAnnotations }]),
        ]}
      />
    </>
  )
}

/** What is changed: the controller, where it is of a kind that is changed here. */
function objectOf({ controller, namespace, name }: WorkloadDetails) {
  const kind = labelledKind(controller ?? '')
  return kind === undefined ? undefined : { kind, namespace, name }
}

/** The workload, its pods, and what stands between them. */
function namesAround({ name, pods }: WorkloadDetails): ReadonlySet<string> {
  const owners = pods.flatMap(({ owner }) => owner?.split('/')[1] ?? [])
  return new Set([name, ...owners, ...pods.map((pod) => pod.name)])
}

function Description({ details }: { readonly details: WorkloadDetails }) {
  const t = useTranslations('details.workload')
  const { desired, current, available, entries } = details
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [t('type'), details.controller ?? t('noController')],
          [t('created'), <Since key="created" at={details.createdAt} now={details.now} />],
          [t('replicas'), details.controller === 'Pod' ? null : t('replicaCounts', { desired, current, available })],
          [t('app'), details.app === null ? t('noApp') : null],
          [t('version'), details.version],
          [t('images'), details.images.length === 0 ? null : <Lines key="images" lines={details.images} />],
          [t('mode'), t(`modes.${details.mode}`)],
          [t('injection'), details.injection === null ? null : t('injectionLabel', { value: details.injection })],
          [t('serviceAccount'), details.serviceAccount],
          [t('identity'), details.identity === null ? null : <Lines key="identity" lines={[details.identity]} />],
          [
            t('entries'),
            entries.length === 0 ? null : (
              <Lines key="entries" lines={entries.map(({ name, address }) => `${name} (${address ?? '–'})`)} />
            ),
          ],
        ]}
      />
    </Card>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={classes.bare}>
      {lines.map((line) => (
        <li key={line} className={classes.code}>
          {visibleText(line)}
        </li>
      ))}
    </ul>
  )
}
