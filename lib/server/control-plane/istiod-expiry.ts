import 'server-only'
import { EXPIRY_QUERIES, type ExpirySeries } from '@/lib/control-plane/certificates/read-istiod-expiry'
import { keptFor } from '@/lib/server/process/kept-for'
import { callWithin } from '@/lib/server/sources/call-within'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { processWide } from '@/lib/std/process-wide'

const TIMEOUT_MS = 5_000
const KEPT_MS = 10_000

/** What istiod says of its certificates; undefined while the metric store does not answer. */
export function getIstiodExpiry(): Promise<ExpirySeries | undefined> {
  return processWide('istiod-expiry', () => keptFor(ask, { keptMs: KEPT_MS }))()
}

async function ask(): Promise<ExpirySeries | undefined> {
  const { store } = getMetricSource()
  const now = await getNow().catch(() => undefined)
  if (store === undefined || now === undefined) return undefined
  const [root, chain] = await Promise.all([
    store.instant(EXPIRY_QUERIES.root, now, callWithin(TIMEOUT_MS)),
    store.instant(EXPIRY_QUERIES.chain, now, callWithin(TIMEOUT_MS)),
  ])
  return root.ok && chain.ok ? { root: root.value.series, chain: chain.value.series } : undefined
}
