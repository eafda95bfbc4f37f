import 'server-only'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { Gauge } from 'prom-client'

/** Sets the gauge to what the store holds now. A cluster that was named anew leaves no series under its old name. */
export function setClusterObjects(
  gauge: Gauge<'cluster' | 'kind'>,
  { name, states }: Pick<ClusterStore, 'name' | 'states'>,
): void {
  gauge.reset()
  for (const { kind, objects } of states()) gauge.set({ cluster: name, kind }, objects)
}
