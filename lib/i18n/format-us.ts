import { formatMs } from './format-ms'

/** Writes microseconds: `80µs`, and from a millisecond on as `formatMs` does. No text for null and for what cannot be measured. */
export function formatUs(us: number | null): string {
  if (us === null || !Number.isFinite(us) || us < 0) return ''
  const whole = Math.round(us)
  return whole > 0 && whole < 1000 ? `${whole}µs` : formatMs(us / 1000)
}
