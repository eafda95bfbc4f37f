import 'server-only'
import { highestQuery, highestWindow, readHighest } from '@/lib/forecast/highest-per-pod'
import type { SplitService } from '@/lib/forecast/split-services'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getCapabilities } from '@/lib/server/sources/telemetry'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'

interface Highest {
  /** By `NAMESPACE/NAME` of a workload. */
  readonly rates: ReadonlyMap<string, number>
  /** How far back was looked. */
  readonly seconds: number
}

/** A week hardly changes in ten minutes, and is dear. */
const KEPT_MS = 600_000
const MAX_BYTES = 1024 ** 2
const BYTES_OF_WORKLOAD = 200

/** The highest rate that a pod of each workload had; undefined where the store does not say. */
export async function askHighest(
  workloads: readonly SplitService[],
  at: number,
  signal: AbortSignal,
): Promise<Highest | undefined> {
  const { store } = getMetricSource()
  if (store === undefined || workloads.length === 0) return undefined
  const { retentionSeconds } = (await getCapabilities()) ?? {}
  const window = highestWindow(at, retentionSeconds)
  const names = workloads.map(({ namespace, name }) => `${namespace}/${name}`).sort()
  const found = await sharedHighest().get(JSON.stringify([names, window]), signal, async (shared) => {
    const call = { signal: shared, timeoutMs: milliseconds(QUERY_LIMITS.queryMs) }
    const answer = await store.range(highestQuery(workloads, window), window, call)
    if (!answer.ok) return { highest: undefined }
    return { highest: { rates: readHighest(answer.value.series), seconds: at - window.from + window.stepSeconds } }
  })
  return found.highest
}

function sharedHighest(): SharedAnswers<{ readonly highest: Highest | undefined }> {
  return processWide(
    'highest-per-pod',
    () =>
      new SharedAnswers<{ readonly highest: Highest | undefined }>({
        name: 'highest-per-pod',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        sizeOf: ({ highest }) => ((highest?.rates.size ?? 0) + 1) * BYTES_OF_WORKLOAD,
        mayKeep: ({ highest }) => highest !== undefined,
      }),
  )
}
