import { Since } from '@/components/ui/since'
import type { ServiceDetails } from '@/lib/mesh/details/model'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import { ConfigCard } from './config-card'
import { EndpointsCard } from './endpoints-card'
import { EventsCard } from './events-card'
import { Facts } from '@/components/layout/facts'
import { LabelsCard } from './labels-card'
import { PortsCard } from './ports-card'
import { RelatedCard } from './related-card'
import { RoutingCard } from './routing-card'
import { ThingLink } from './thing-link'
import { WorkloadsCard } from './workloads-card'

interface ServiceOverviewProps {
  readonly thing: ThingRef
  readonly details: ServiceDetails
}

export function ServiceOverview({ thing, details }: ServiceOverviewProps) {
  const t = useTranslations('details.labels')
  const { namespace, app } = details
  return (
    <>
      <Description details={details} />
      <RoutingCard thing={thing} details={details} />
      <WorkloadsCard namespace={namespace} workloads={details.workloads} />
      <PortsCard ports={details.ports} />
      <EndpointsCard details={details} />
      {app === null ? null : <RelatedCard app={{ kind: 'app', namespace, name: app }} services={[]} />}
      <ConfigCard config={details.config} limited={details.limited} />
      <EventsCard namespace={namespace} about={new Set([details.name])} />
      <LabelsCard
        // A host of a ServiceEntry has a page as well, but is no object of Kubernetes.
        object={details.createdAt === null ? undefined : { kind: 'services', namespace, name: details.name }}
        labels={[
          { title: t('own'), texts: details.labels },
          { title: t('selector'), texts: details.selector },
        ]}
        annotations={[{ title: t('annotations'), texts: details.annotations }]}
      />
    </>
  )
}

function Description({ details }: { readonly details: ServiceDetails }) {
  const t = useTranslations('details.service')
  const { waypoint } = details
  const list = (texts: readonly string[]): string | null => (texts.length === 0 ? null : visibleText(texts.join(', ')))
  return (
    <Card title={t('title')}>
      <Facts
        facts={[
          [t('type'), details.type],
          [t('created'), <Since key="created" at={details.createdAt} now={details.now} />],
          [t('addresses'), list(details.addresses)],
          [t('externalAddresses'), list(details.externalAddresses)],
          [t('externalName'), details.externalName === null ? null : visibleText(details.externalName)],
          [t('hostnames'), list(details.hostnames)],
          [
            t('waypoint'),
            waypoint === null ? null : <ThingLink key="waypoint" thing={{ kind: 'workload', ...waypoint }} />,
          ],
        ]}
      />
    </Card>
  )
}
