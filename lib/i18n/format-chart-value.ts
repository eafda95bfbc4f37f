import { formatMs } from './format-ms'
import { formatQuantity } from './format-quantity'

/** Units whose prefix belongs to them and not to the number. */
const BYTES: ReadonlySet<string> = new Set(['B', 'B/s', 'bit/s'])

/** Writes a value of a chart with its unit: `12.3 rps`, `230ms`, `1.23 kB`, `4.5 Mbit/s`. No text for null. */
export function formatChartValue(value: number | null, unit: string): string {
  if (unit === 's') return formatMs(value === null ? null : value * 1000)
  // Whatever has no unit is counted.
  if (unit === '' && Number.isInteger(value) && Math.abs(value ?? 0) < 10_000) return String(value)
  const written = formatQuantity(value)
  if (written === undefined) return ''
  const { digits, prefix } = written
  if (unit === '%' || unit === '') return `${digits}${prefix}${unit}`
  return BYTES.has(unit) ? `${digits} ${prefix}${unit}` : `${digits}${prefix} ${unit}`
}
