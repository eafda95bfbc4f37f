import type { InstantSeries } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { compareText } from '@/lib/std/compare-text'
import { judgeExpiry } from './judge-expiry'
import type { ExpiryDate, IstiodExpiry } from './model'

const metric = (name: string): PromExpression => ({ kind: 'selector', metric: name, matchers: [] })

/** Unix seconds at which the root that istiod signs with ends, and the first certificate on the way to it; metrics of istiod. */
export const EXPIRY_QUERIES = {
  root: metric('citadel_server_root_cert_expiry_timestamp'),
  chain: metric('citadel_server_cert_chain_expiry_timestamp'),
} as const
export type ExpirySeries = Readonly<Record<keyof typeof EXPIRY_QUERIES, readonly InstantSeries[]>>

/** By instance, sorted. An istiod that signs nothing says -1 or nothing: it is left out. */
export function readIstiodExpiry({ root, chain }: ExpirySeries, now: string): readonly IstiodExpiry[] {
  const instances = new Set([...root, ...chain].map(({ labels }) => labels.instance ?? ''))
  return [...instances]
    .toSorted(compareText)
    .map((instance) => ({ instance, root: dateAt(root, instance, now), chain: dateAt(chain, instance, now) }))
    .filter((one) => one.root !== null || one.chain !== null)
}

function dateAt(series: readonly InstantSeries[], instance: string, now: string): ExpiryDate | null {
  const values = series.flatMap(({ labels, value }) =>
    (labels.instance ?? '') === instance && value > 0 && value < LAST_SECOND ? [value] : [],
  )
  if (values.length === 0) return null
  const until = new Date(Math.min(...values) * 1000).toISOString()
  return { until, ...judgeExpiry({ until }, now) }
}

/** The end of the year 9999, after which dates have another form. */
const LAST_SECOND = 253_402_300_800
