'use client'

import { drawEditedLabels } from '@/app/(dashboard)/edited-labels'
import { LabelEditing } from '@/components/details/label-editing'
import { NamespacePage } from '@/components/details/namespace-page'
import { useEdit } from '@/components/edit/use-edit'
import { useSettings } from '@/components/layout/settings-context'
import { useDetailsView } from '@/lib/client/use-details-view'
import { metricsReaders } from '@/lib/url/metrics-view'
import dynamic from 'next/dynamic'

const ModeMenu = dynamic(() => import('@/components/labels/mode-menu').then((module) => module.ModeMenu), {
  loading: () => null,
})
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
  const { preview, element } = useEdit()
  const [{ cluster }] = useDetailsView()
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
        actions={
          <ModeMenu
            object={{ kind: 'namespaces', namespace: '', name: namespace, cluster }}
            place={{ namespace }}
            onPreview={preview}
          />
        }
        band={element}
      />
    </LabelEditing>
  )
}
