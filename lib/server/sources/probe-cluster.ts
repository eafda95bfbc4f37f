import 'server-only'
import { callWithin } from '@/lib/server/sources/call-within'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { keptFor } from '@/lib/server/process/kept-for'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { SourceHealth, type SourceReport } from '@/lib/server/sources/source-health'
import { processWide } from '@/lib/std/process-wide'

const KEPT_MS = 10_000
const TIMEOUT_MS = 5_000

export interface ClusterProbe {
  readonly version: string | undefined
  readonly report: SourceReport
}

/** Whether the API server answers at this moment, which watches that stay open do not tell; asked every ten seconds. */
export async function probeCluster(): Promise<ClusterProbe> {
  const { health, ask } = processWide('cluster-probe', makeProbe)
  return { version: await ask(), report: health.report() }
}

function makeProbe() {
  const health = new SourceHealth()
  const ask = keptFor(
    async () => {
      const { store } = getClusterSource()
      const answer = await store?.version(callWithin(TIMEOUT_MS))
      if (answer === undefined) return undefined
      const now = getMetricSource().clock.estimate()
      if (!answer.ok) {
        health.failed(now, answer.error)
        return undefined
      }
      health.succeeded(now)
      return answer.value
    },
    { keptMs: KEPT_MS },
  )
  return { health, ask }
}
