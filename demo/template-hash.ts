import { createHash } from 'node:crypto'

/** The label that tells of which template a pod of a StatefulSet or DaemonSet was made. */
export const REVISION_HASH = 'controller-revision-hash'

/** The same for the same template: ten letters and digits that spell no words, as Kubernetes writes them. */
export function templateHash(template: object): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
  const bytes = createHash('sha256')
    .update(JSON.stringify(sorted(template)))
    .digest()
  return Array.from(bytes.subarray(0, 10), (byte) => alphabet[byte % alphabet.length]).join('')
}

/** The order of keys says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
