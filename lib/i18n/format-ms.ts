import { formatInScale, isMeasured, type Scale } from './format-number'

const LATENCY_SCALES: readonly Scale[] = [
  { below: 10, divisor: 1, decimals: 1, suffix: 'ms' },
  { below: 1e3, divisor: 1, decimals: 0, suffix: 'ms' },
  { below: 1e4, divisor: 1e3, decimals: 2, suffix: 's' },
  { below: 1e5, divisor: 1e3, decimals: 1, suffix: 's' },
  { below: Infinity, divisor: 1e3, decimals: 0, suffix: 's' },
]

/**
 * Writes a latency given in milliseconds: `<0.1ms`, `0.4ms`, `4.2ms`, `230ms`, `1.25s` (graph.md V1).
 *
 * @param beyond the value is only a lower bound, the last finite bucket: `>30s`.
 * @returns no text for null and for what cannot be measured.
 */
export function formatMs(ms: number | null, beyond = false): string {
  if (!isMeasured(ms)) return ''
  if (beyond) return ms < 1e3 ? `>${Number(ms.toFixed(1))}ms` : `>${Number((ms / 1e3).toFixed(2))}s`
  if (ms === 0) return '0ms'
  const text = formatInScale(ms, LATENCY_SCALES)
  return text === '0.0ms' ? '<0.1ms' : text
}
