import type { Window } from './select'

/**
 * `increase`, `rate` and `delta`: the difference of the first and the last sample, with what was lost at each decrease of a
 * counter, carried on to the ends of the window. At an end further away than 1.1 of the average distance of samples the
 * series is taken to begin or end half such a distance from its sample; a counter is not carried back below zero. A rate is that
 * per second of the window.
 *
 * Prometheus 2 looks for the zero point before the distance, Prometheus 3 after it: a series born inside the window differs.
 */
export function extrapolatedDifference(
  window: Window,
  kind: 'counter' | 'rate' | 'gauge',
  rules: '2' | '3',
): number | undefined {
  const counter = kind !== 'gauge'
  const { first, end, run } = window
  const samples = end - first
  if (samples < 2) return undefined
  const [firstMs, lastMs] = [run.times[first] ?? 0, run.times[end - 1] ?? 0]
  const firstValue = run.values[first] ?? 0
  let difference = (run.values[end - 1] ?? 0) - firstValue
  for (let i = first + 1; counter && i < end; i++) {
    const previous = run.values[i - 1] ?? 0
    if ((run.values[i] ?? 0) < previous) difference += previous
  }
  const span = (lastMs - firstMs) / 1000
  const average = span / (samples - 1)
  const capped = (distance: number): number => (distance >= 1.1 * average ? average / 2 : distance)
  const toZero = counter && difference > 0 && firstValue >= 0 ? span * (firstValue / difference) : Infinity
  const toStart = (firstMs - window.startMs) / 1000
  const toEnd = (window.endMs - lastMs) / 1000
  const before = rules === '2' ? capped(Math.min(toStart, toZero)) : Math.min(capped(toStart), toZero)
  const factor = (span + before + capped(toEnd)) / span
  // Divided before it is multiplied, as in Prometheus: in another order equal rates would differ in their last digit.
  return difference * (kind === 'rate' ? factor / ((window.endMs - window.startMs) / 1000) : factor)
}
