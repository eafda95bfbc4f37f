import 'server-only'
import { namespaceRatesQuery, readNamespaceRates } from '@/lib/metrics/namespace-rates'
import { callWithin } from '@/lib/server/sources/call-within'
import { getConfig } from '@/lib/server/process/config'
import { getNow } from '@/lib/server/sources/get-now'
import { keptFor } from '@/lib/server/process/kept-for'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { processWide } from '@/lib/std/process-wide'

const TIMEOUT_MS = 5_000

/** Requests per second into each namespace, asked once a minute; undefined when the metric store does not answer. */
export function getNamespaceRates(): Promise<ReadonlyMap<string, number> | undefined> {
  return processWide('namespace-rates', () =>
    keptFor(async () => {
      const { store } = getMetricSource()
      const now = await getNow().catch(() => undefined)
      if (store === undefined || now === undefined) return undefined
      const call = callWithin(TIMEOUT_MS)
      const answer = await store.instant(namespaceRatesQuery(getConfig().ui.window), now, call)
      return answer.ok ? readNamespaceRates(answer.value.series) : undefined
    }),
  )()
}
