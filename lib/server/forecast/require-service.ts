import 'server-only'
import { isSamePlace } from '@/lib/forecast/is-same-place'
import type { SplitService } from '@/lib/forecast/split-services'
import type { MeshFacts } from '@/lib/graph/facts'
import { thingNotFound } from '@/lib/server/details/read-details-source'

/** @throws PharosError `not_found` where the cluster (or, with null, every cluster) has no such service. */
export function requireService(service: SplitService, { clusters }: MeshFacts, cluster: string | null): void {
  const isOne = clusters.some(
    (own) => (cluster === null || own.name === cluster) && own.services.some((one) => isSamePlace(one, service)),
  )
  if (!isOne) throw thingNotFound('service', service.namespace, service.name)
}
