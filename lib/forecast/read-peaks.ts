import type { InstantSeries, RangeSeries } from '@/lib/ports/metric-store'
import type { Peak, ServicePeaks } from '@/lib/url/peaks-types'

/**
 * The highest values of what `planPeaks` asked for. Where proxies of several kinds report, the kind that counted most stands for all:
 * a request by way of a waypoint is reported by both.
 *
 * @returns null: nothing was counted
 */
export function readPeak(series: readonly RangeSeries[]): Peak | null {
  const peak = { perProxy: 0, inAll: 0 }
  let isKnown = false
  for (const { labels, points } of series) {
    const key = labels.reporter === undefined ? 'perProxy' : 'inAll'
    for (const [, value] of points) {
      if (!Number.isFinite(value) || value < 0) continue
      isKnown = true
      peak[key] = Math.max(peak[key], value)
    }
  }
  return isKnown ? peak : null
}

/** How many requests failed with each flag; whole requests, for a counted increase is extended to the window's ends. */
export function readFlags(series: readonly InstantSeries[]): Pick<ServicePeaks, 'turnedAway' | 'retriedInVain'> {
  const count = (flag: string): number =>
    Math.round(
      series
        .filter(({ labels }) => (labels.response_flags ?? '').split(',').includes(flag))
        .map(({ value }) => value)
        .filter((value) => Number.isFinite(value) && value > 0)
        .reduce((sum, value) => sum + value, 0),
    )
  return { turnedAway: count('UO'), retriedInVain: count('URX') }
}
