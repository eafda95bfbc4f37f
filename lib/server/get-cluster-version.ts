import 'server-only'
import { getClusterSource } from '@/lib/server/cluster-source'
import { keptFor } from '@/lib/server/kept-for'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'

const TIMEOUT_MS = milliseconds(5_000)

/** The API server's version, asked once a minute; undefined when it does not answer. */
export function getClusterVersion(): Promise<string | undefined> {
  return processWide('cluster-version', () =>
    keptFor(async () => {
      const { store } = getClusterSource()
      const answer = await store?.version({ signal: AbortSignal.timeout(TIMEOUT_MS), timeoutMs: TIMEOUT_MS })
      return answer?.ok === true ? answer.value : undefined
    }),
  )()
}
