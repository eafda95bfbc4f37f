import 'server-only'
import { callWithin } from '@/lib/server/sources/call-within'
import { keptFor } from '@/lib/server/process/kept-for'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { processWide } from '@/lib/std/process-wide'
import { type PodUsage, planUsage, readUsage } from '@/lib/topology/pod-usage'
import type { measuredPods } from '@/lib/topology/running-workloads'
import type { InstantSeries } from '@/lib/ports/metric-store'

type Measured = ReturnType<typeof measuredPods>

const TIMEOUT_MS = 5_000
const KEPT_MS = 30_000

/** What the pods of the mesh itself use, asked once in 30 s for everybody; empty where the metric store does not say. */
export async function getUsage(measured: Measured): Promise<ReadonlyMap<string, PodUsage>> {
  const holder = processWide('mesh-usage', makeHolder)
  holder.measured = measured
  return readUsage((await holder.ask()) ?? [], measured.pods)
}

function makeHolder() {
  const holder: { measured: Measured; readonly ask: () => Promise<readonly InstantSeries[] | undefined> } = {
    measured: { pods: [], workloads: [] },
    ask: keptFor(
      async () => {
        const { store, clock } = getMetricSource()
        const query = planUsage(holder.measured.pods, holder.measured.workloads)
        if (store === undefined || query === null) return undefined
        const answer = await store.instant(query, clock.estimate(), callWithin(TIMEOUT_MS))
        return answer.ok ? answer.value.series : undefined
      },
      { keptMs: KEPT_MS },
    ),
  }
  return holder
}
