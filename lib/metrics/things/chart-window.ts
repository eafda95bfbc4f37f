import type { RangeWindow } from '@/lib/ports/metric-store'
import { unixSeconds } from '@/lib/std/units'

const MAX_POINTS = 120
/** A rate needs two samples, and at the ends one may be missing. */
const MIN_SCRAPES = 4

export interface ChartWindow extends RangeWindow {
  /** Over how long each point's rate is taken. */
  readonly rateSeconds: number
}

interface Asked {
  /** Unix seconds, whole. */
  readonly at: number
  readonly durationSeconds: number
  readonly stepSeconds: number | null
}

/**
 * The moments of a chart: evenly spaced, the last one at the end of the window, at most 120 and never denser than the scrapes or the
 * asked step. The rate window is max(step, 4 × scrape interval), so that nothing that happened falls between two points.
 */
export function chartWindow({ at, durationSeconds, stepSeconds }: Asked, scrapeSeconds: number): ChartWindow {
  const finest = Math.max(1, Math.ceil(scrapeSeconds), Math.ceil(durationSeconds / (MAX_POINTS - 1)))
  const step = Math.max(finest, stepSeconds ?? 0)
  const steps = Math.floor(durationSeconds / step)
  return {
    from: unixSeconds(at - steps * step),
    to: unixSeconds(at),
    stepSeconds: step,
    rateSeconds: Math.ceil(Math.max(step, MIN_SCRAPES * scrapeSeconds)),
  }
}

/** The moments as unix seconds. */
export function timesOf({ from, to, stepSeconds }: RangeWindow): readonly number[] {
  return Array.from({ length: Math.round((to - from) / stepSeconds) + 1 }, (_, step) => from + step * stepSeconds)
}
