import { isRecord } from '@/lib/std/is-record'

/** What the server says of one field; the field is empty where it names none. */
export interface FieldCause {
  readonly field: string
  readonly message: string
}

const MAX_CAUSES = 50
/** The server quotes the whole patched object in a refusal of a patch: no words of its own are as long. */
const QUOTED = /^Invalid value: "(?:[^"\\]|\\[^])*": /
const LONGEST_QUOTED = 200

/**
 * The causes of a `Status`, the first 50. Fields that are unknown or stand twice, which a strict server tells in one sentence
 * about the whole patch or body, become a cause each.
 */
export function readCauses(status: Readonly<Record<string, unknown>>): readonly FieldCause[] {
  const { details, message } = status
  const listed: readonly unknown[] = isRecord(details) && Array.isArray(details.causes) ? details.causes : []
  const causes = listed.slice(0, MAX_CAUSES).flatMap((cause): readonly FieldCause[] => {
    if (!isRecord(cause) || typeof cause.message !== 'string') return []
    const field = typeof cause.field === 'string' ? cause.field : ''
    return field === 'patch' ? ofPatch(cause.message) : [{ field, message: unquoted(cause.message) }]
  })
  return causes.length > 0 || typeof message !== 'string' ? once(causes) : ofStrict(message)
}

/** The server says the same of one field as often as it looks at it. */
function once(causes: readonly FieldCause[]): readonly FieldCause[] {
  return [...new Map(causes.map((cause) => [JSON.stringify([cause.field, cause.message]), cause])).values()]
}

function ofPatch(message: string): readonly FieldCause[] {
  const strict = ofStrict(message)
  return strict.length > 0 ? strict : [{ field: '', message: unquoted(message) }]
}

/** `strict decoding error: unknown field "spec.a", duplicate field "spec.b"` */
function ofStrict(message: string): readonly FieldCause[] {
  const at = message.lastIndexOf('strict decoding error: ')
  if (at === -1) return []
  const told = message.slice(at).matchAll(/(unknown|duplicate) field "([^"]{1,500})"/g)
  return [...told].slice(0, MAX_CAUSES).map(([words, , field = '']) => ({ field, message: words }))
}

function unquoted(message: string): string {
  const quoted = QUOTED.exec(message)?.[0] ?? ''
  return quoted.length > LONGEST_QUOTED ? `Invalid value: ${message.slice(quoted.length)}` : message
}
