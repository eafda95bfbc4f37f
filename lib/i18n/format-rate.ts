import { formatQuantity } from './format-quantity'

/**
 * Writes requests or messages per second: `0`, `<0.0001`, `0.012`, `1.23`, `12.3`, `123`, `1.23k`, `1.2M` (graph.md V1).
 *
 * @param unit appended after a space: `rps` for requests, `mps` for messages.
 * @returns no text for null and for what cannot be measured.
 */
export function formatRate(perSecond: number | null, unit?: 'rps' | 'mps'): string {
  const written = formatQuantity(perSecond)
  if (written === undefined) return ''
  const number = written.digits + written.prefix
  return unit === undefined ? number : `${number} ${unit}`
}
