import 'server-only'
import { EncodedBody } from '@/lib/server/answer'
import { ownMetrics } from '@/lib/server/own-metrics'

/** Pharos's own metrics in Prometheus' exposition format. */
export async function getOwnMetrics(): Promise<EncodedBody> {
  const { registry } = ownMetrics()
  return new EncodedBody(await registry.metrics(), { 'content-type': registry.contentType })
}
