import { createHash } from 'node:crypto'

/** The label that tells of which template a pod of a StatefulSet or DaemonSet was made. */
export const REVISION_HASH = 'controller-revision-hash'

/**
 * The same for templates that ask for the same: ten letters and digits that spell no words, as Kubernetes writes them.
 * The order of keys and what is empty say nothing (clients send `creationTimestamp: null` and the like along).
 */
export function templateHash(template: object): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789'
  const bytes = createHash('sha256')
    .update(JSON.stringify([plain(template)]))
    .digest()
  return Array.from(bytes.subarray(0, 10), (byte) => alphabet[byte % alphabet.length]).join('')
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, plain(inner)] as const)
    .filter(([, inner]) => !isEmpty(inner))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
}
