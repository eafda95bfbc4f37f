import { JsonPlace } from '@/lib/istio/json-place'
import { compareText } from '@/lib/std/compare-text'
import type { Snapshot } from './mesh-settings'

/** The revisions of the istiods that run, sorted. */
export function revisionsOf(snapshot: Snapshot): readonly string[] {
  const found = snapshot('deployments.apps').flatMap(({ metadata, spec }) => {
    const pods = JsonPlace.root(spec, 'spec').field('template').field('metadata').field('labels').textMap()
    const labels = { ...pods, ...metadata.labels }
    return labels.app === 'istiod' ? (labels['istio.io/rev'] ?? 'default') : []
  })
  return [...new Set(found)].sort(compareText)
}
