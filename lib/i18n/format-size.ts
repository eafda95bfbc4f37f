import { formatQuantity } from './format-quantity'

/** Writes bytes with decimal prefixes: `0 B`, `64.2 kB`, `5.2 MB`. */
export function formatSize(bytes: number): string {
  const written = formatQuantity(bytes)
  return written === undefined ? '' : `${written.digits} ${written.prefix}B`
}
