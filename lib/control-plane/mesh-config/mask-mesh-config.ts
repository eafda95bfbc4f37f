import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'

export const MASKED = '•••'

const SECRET = /token|secret|password|passwd|api[-_]?key|credential|authorization/i
/** They name something that holds a secret, or a rule about it. */
const NAMES_ONE = /(?:path|file|name|type|policy|ttl|audience|issuer)s?$/i
/** What is sent along with every question to a provider. */
const SENT_ALONG: ReadonlySet<string> = new Set(['headers', 'initialMetadata'])
const DEEPEST = 40

/** A mesh configuration without what may be a secret: tokens, and the values of headers that providers are sent. */
export function maskMeshConfig(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined
  if (Array.isArray(value)) return value.map((item: unknown) => maskMeshConfig(item, depth + 1))
  if (!isRecord(value)) return value
  const masked = makeBare<unknown>({})
  for (const [field, part] of Object.entries(value)) {
    if (SENT_ALONG.has(field) && Array.isArray(part)) masked[field] = part.map(withoutValue)
    else if (isSecret(field, part)) masked[field] = MASKED
    else masked[field] = maskMeshConfig(part, depth + 1)
  }
  return masked
}

function isSecret(field: string, part: unknown): boolean {
  return SECRET.test(field) && !NAMES_ONE.test(field) && typeof part === 'string' && part !== ''
}

function withoutValue(header: unknown): unknown {
  return isRecord(header) && header.value !== undefined ? { ...header, value: MASKED } : maskMeshConfig(header)
}
