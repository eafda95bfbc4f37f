import type { ObjectMeta } from '@/lib/ports/cluster-store'
import type { Snapshot } from '../mesh-settings'

/** The proxy that requests to a service pass first, by its own label or its namespace's; whether it exists is not asked. */
export function findWaypoint(
  snapshot: Snapshot,
  { namespace: own, labels: written }: Pick<ObjectMeta, 'namespace' | 'labels'>,
): { readonly namespace: string; readonly name: string } | null {
  const around = snapshot('namespaces').find(({ metadata }) => metadata.name === own)?.metadata.labels ?? {}
  const labels = written['istio.io/use-waypoint'] === undefined ? around : written
  const name = labels['istio.io/use-waypoint']
  if (name === undefined || name === 'none' || name === '') return null
  return { namespace: labels['istio.io/use-waypoint-namespace'] ?? own, name }
}
