import 'server-only'
import { EncodedBody } from '@/lib/server/http/answer'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { ownMetrics } from '@/lib/server/process/own-metrics'
import { setClusterObjects } from '@/lib/server/process/set-cluster-objects'

/** Pharos's own metrics in Prometheus' exposition format. */
export async function getOwnMetrics(): Promise<EncodedBody> {
  const { registry, clusterObjects } = ownMetrics()
  const { store } = getClusterSource()
  if (store !== undefined) setClusterObjects(clusterObjects, store)
  return new EncodedBody(await registry.metrics(), { 'content-type': registry.contentType })
}
