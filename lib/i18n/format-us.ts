import { formatMs } from './format-ms'

const LONG_SECONDS = 100
/** Seconds of each unit, the largest first. */
const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

/**
 * Writes microseconds: `80µs`, from a millisecond on as `formatMs` does, and from 100 seconds on in two units: `2 min 5 s`, `1 h`.
 * No text for null and for what cannot be measured.
 */
export function formatUs(us: number | null): string {
  if (us === null || !Number.isFinite(us) || us < 0) return ''
  const whole = Math.round(us)
  if (whole > 0 && whole < 1000) return `${whole}µs`
  const seconds = Math.round(us / 1e6)
  return seconds < LONG_SECONDS ? formatMs(us / 1000) : formatLong(seconds)
}

function formatLong(seconds: number): string {
  const at = UNITS.findIndex(([, size]) => seconds >= size)
  const [large, small] = [UNITS[at], UNITS[at + 1]]
  if (large === undefined || small === undefined) return ''
  // Rounded to the smaller unit first, which may fill up the larger one.
  const rounded = Math.round(seconds / small[1]) * small[1]
  const count = Math.floor(rounded / large[1])
  const above = UNITS[at - 1]
  if (above !== undefined && rounded >= above[1]) return `1 ${above[0]}`
  const rest = (rounded - count * large[1]) / small[1]
  return `${count} ${large[0]}${rest === 0 ? '' : ` ${rest} ${small[0]}`}`
}
