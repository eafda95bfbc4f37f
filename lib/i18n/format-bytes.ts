import { formatQuantity } from './format-quantity'

/**
 * Writes bytes per second with decimal prefixes: `0 B/s`, `12.3 B/s`, `1.23 kB/s`, `1.2 MB/s` (graph.md V1). The unit is
 * always there, since the prefix belongs to it.
 *
 * @returns no text for null and for what cannot be measured.
 */
export function formatBytes(perSecond: number | null): string {
  const written = formatQuantity(perSecond)
  return written === undefined ? '' : `${written.digits} ${written.prefix}B/s`
}
