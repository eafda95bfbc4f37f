import { buildClusterFacts } from '@/lib/mesh/build-cluster-facts'
import { SETTINGS, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { DetailsSource } from '../details-source'

/** All that a cluster of these objects tells, to a user who may see everything unless said. */
export function detailsSource(
  objects: Partial<Record<ClusterKind, readonly ClusterObject[]>>,
  more: Partial<Pick<DetailsSource, 'visible' | 'states'>> = {},
): DetailsSource {
  const snapshot = snapshotOf(objects)
  return {
    now: '2026-01-02T00:00:00Z',
    snapshot,
    facts: buildClusterFacts(snapshot, SETTINGS),
    settings: SETTINGS,
    states: [],
    visible: '*',
    ...more,
  }
}
