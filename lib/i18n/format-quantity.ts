import { formatInScale, isMeasured, type Scale } from './format-number'

const SMALLEST_SHOWN = 0.0001
const QUANTITY_SCALES: readonly Scale[] = [
  { below: 10, divisor: 1, decimals: 2, suffix: '' },
  { below: 100, divisor: 1, decimals: 1, suffix: '' },
  { below: 1e3, divisor: 1, decimals: 0, suffix: '' },
  { below: 1e4, divisor: 1e3, decimals: 2, suffix: 'k' },
  { below: 1e5, divisor: 1e3, decimals: 1, suffix: 'k' },
  { below: 1e6, divisor: 1e3, decimals: 0, suffix: 'k' },
  { below: 1e8, divisor: 1e6, decimals: 1, suffix: 'M' },
  { below: 1e9, divisor: 1e6, decimals: 0, suffix: 'M' },
  { below: 1e11, divisor: 1e9, decimals: 1, suffix: 'G' },
  { below: Infinity, divisor: 1e9, decimals: 0, suffix: 'G' },
]

/**
 * Writes a quantity per second in few digits, with a metric prefix from a thousand on: what rates and bytes have in
 * common (graph.md V1). Above 0 it is never a bare `0`.
 *
 * @returns the digits and the prefix (`''`, `k`, `M`, `G`) apart, since bytes put the prefix before their unit;
 *   undefined for null and for what cannot be measured (NaN, infinite, negative).
 */
export function formatQuantity(value: number | null): { readonly digits: string; readonly prefix: string } | undefined {
  if (!isMeasured(value)) return undefined
  if (value === 0) return { digits: '0', prefix: '' }
  if (value < SMALLEST_SHOWN) return { digits: `<${SMALLEST_SHOWN}`, prefix: '' }
  const twoDigits = value < 1 ? value.toPrecision(2) : '1'
  if (Number(twoDigits) < 1) return { digits: twoDigits, prefix: '' }
  const text = formatInScale(value, QUANTITY_SCALES)
  const prefix = /[kMG]$/.exec(text)?.[0] ?? ''
  return { digits: text.slice(0, text.length - prefix.length), prefix }
}
