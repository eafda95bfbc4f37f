import type { AppDetails } from '@/lib/mesh/details/model'
import { useTranslations } from 'use-intl'
import { ConfigCard } from './config-card'
import { LabelsCard } from './labels-card'
import { RelatedCard } from './related-card'
import { WorkloadsCard } from './workloads-card'

export function AppOverview({ details }: { readonly details: AppDetails }) {
  const t = useTranslations('details.labels')
  const { namespace } = details
  return (
    <>
      <WorkloadsCard namespace={namespace} workloads={details.workloads} />
      <RelatedCard app={null} services={details.services.map((name) => ({ kind: 'service', namespace, name }))} />
      <ConfigCard config={details.config} limited={details.limited} />
      <LabelsCard labels={[{ title: t('shared'), texts: details.labels }]} annotations={[]} />
    </>
  )
}
