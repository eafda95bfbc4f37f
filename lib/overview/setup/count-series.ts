import { readBuilds, readLabels, SECURITY_LABEL } from '@/lib/doctor/queries'
import type { InstantSeries } from '@/lib/ports/metric-store'

/** How much of what Istio reports is in the metric store. */
export interface CountedSeries {
  readonly proxies: number
  readonly controlPlanes: number
  /** Series of requests with and without the label that says whether they were encrypted. */
  readonly secured: number
  readonly unsecured: number
}

/** Reads what the store answers to the doctor's `BUILDS_QUERY` and `LABELS_QUERY`. */
export function readCountedSeries(builds: readonly InstantSeries[], labels: readonly InstantSeries[]): CountedSeries {
  const reporting = (component: string): number =>
    readBuilds(builds).reduce((sum, one) => (one.component === component ? sum + one.count : sum), 0)
  const { series, missing } = readLabels(labels, [])
  const unsecured = missing[SECURITY_LABEL] ?? 0
  return { proxies: reporting('proxy'), controlPlanes: reporting('pilot'), secured: series - unsecured, unsecured }
}
