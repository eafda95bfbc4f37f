import type { ServiceFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { healthAnnotation } from './health-annotation'
import type { MeshSettings } from './mesh-settings'
import { pickLabel } from './pick-label'
import { indexSelectables, type Selectable, selectedNames } from './selector-index'

export function buildServices(
  objects: readonly ClusterObject[],
  selectables: readonly Selectable[],
  { appLabels }: MeshSettings,
): readonly ServiceFacts[] {
  const selectors = objects.map(({ spec }) => JsonPlace.root(spec, 'spec').field('selector').textMap())
  const select = indexSelectables(selectables, selectors)
  return objects.map(({ metadata }, i) => {
    const { namespace, name, labels } = metadata
    const selector = selectors[i] ?? {}
    return {
      namespace,
      name,
      app: pickLabel(labels, appLabels) ?? pickLabel(selector, appLabels),
      labels,
      workloads: selectedNames(select(selector, namespace), (one) => one.name),
      healthAnnotation: healthAnnotation(metadata),
    }
  })
}
