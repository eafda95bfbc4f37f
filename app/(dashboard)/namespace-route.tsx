'use client'

import { drawEditedLabels } from '@/app/(dashboard)/edited-labels'
import { LabelEditing } from '@/components/details/label-editing'
import { NamespacePage } from '@/components/details/namespace-page'
import { useSettings } from '@/components/layout/settings-context'
import { metricsReaders } from '@/lib/url/metrics-view'
import dynamic from 'next/dynamic'

const NamespaceMetrics = dynamic(
  () => import('@/components/metrics/namespace-metrics').then((module) => module.NamespaceMetrics),
  { loading: () => null },
)
const NamespaceMiniGraph = dynamic(
  () => import('@/components/graph/namespace-mini-graph').then((module) => module.NamespaceMiniGraph),
  { loading: () => null },
)
const TrafficSparklines = dynamic(
  () => import('@/components/metrics/traffic-sparklines').then((module) => module.TrafficSparklines),
  { loading: () => null },
)

/** The page about a namespace with what the other features tell of it, for no feature imports another. */
export function NamespaceRoute({ namespace }: { readonly namespace: string }) {
  const { groupings } = useSettings()
  return (
    <LabelEditing value={drawEditedLabels}>
      <NamespacePage
        namespace={namespace}
        traffic={
          <>
            <NamespaceMiniGraph namespace={namespace} />
            <TrafficSparklines namespace={namespace} />
          </>
        }
        metrics={<NamespaceMetrics namespace={namespace} />}
        metricsParameters={metricsReaders(groupings)}
      />
    </LabelEditing>
  )
}
