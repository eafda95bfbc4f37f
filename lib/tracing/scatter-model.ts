import type { TraceSummary } from './model'

export const SCATTER_MEASURES = ['duration', 'mean'] as const
/** What the height of a point tells: the whole trace's duration, or the mean of its spans. */
export type ScatterMeasure = (typeof SCATTER_MEASURES)[number]

export interface ScatterPoint {
  readonly trace: TraceSummary
  /** Milliseconds since the Unix epoch. */
  readonly atMs: number
  readonly us: number
  /** Pixels. */
  readonly radius: number
  readonly failed: boolean
}

/** Everything decided: it is drawn as it stands. */
export interface ScatterModel {
  /** Larger ones first, so that smaller ones lie on them; failures last. */
  readonly points: readonly ScatterPoint[]
  readonly fromMs: number
  readonly toMs: number
  /** The marks of the axis from 0 to its upper end, round numbers of microseconds. */
  readonly ticksUs: readonly number[]
  /** Traces that do not tell what is measured. */
  readonly left: number
}

const RADIUS = { least: 4, most: 11 }

/** Prepares the picture of traces over the time that was asked for: later to the right, longer above, more spans larger. */
export function scatterModel(
  traces: readonly TraceSummary[],
  window: { readonly fromMs: number; readonly toMs: number },
  measure: ScatterMeasure,
): ScatterModel {
  const most = traces.reduce((max, { spans }) => Math.max(max, spans ?? 0), 1)
  const points = traces.flatMap((trace): readonly ScatterPoint[] => {
    const us = measure === 'duration' ? trace.durationUs : trace.meanSpanUs
    if (us === null) return []
    const grown = (RADIUS.most - RADIUS.least) * Math.sqrt((trace.spans ?? 0) / most)
    return [{ trace, atMs: trace.startUs / 1000, us, radius: RADIUS.least + grown, failed: (trace.errors ?? 0) > 0 }]
  })
  const times = points.map(({ atMs }) => atMs)
  return {
    points: points.toSorted((a, b) => Number(a.failed) - Number(b.failed) || b.radius - a.radius),
    // A trace is found by any of its spans: it may have begun before.
    fromMs: times.reduce((first, time) => Math.min(first, time), window.fromMs),
    toMs: times.reduce((last, time) => Math.max(last, time), window.toMs),
    ticksUs: ticksUpTo(points.reduce((max, { us }) => Math.max(max, us), 0)),
    left: traces.length - points.length,
  }
}

/** Up to the next 1, 2 or 5 with zeros, at least to a millisecond. */
function ticksUpTo(us: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(us, 1000)))
  const top = [1, 2, 5, 10].map((step) => step * power).find((round) => round >= us) ?? 10 * power
  const parts = top / power === 2 ? 4 : 5
  return Array.from({ length: parts + 1 }, (_, index) => (top / parts) * index)
}
