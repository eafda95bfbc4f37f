import { failed, ok, type Result } from '@/lib/std/result'

/** A span must have this attribute with this value, written as text. */
export interface Tag {
  readonly key: string
  readonly value: string
}

const MAX_TAGS = 20
const MAX_LENGTH = 1_000
const PART = /\s*("(?:[^"\\]|\\.)*"|[^\s="]+)=("(?:[^"\\]|\\.)*"|[^\s="]*)(?=\s|$)/suy

/**
 * Reads `http.status_code=503 "odd key"="a value"`: pairs with white space between them; a backslash makes the next character
 * literal between quotes. Fails with the offset at which it is not understood, or that of the first pair too many.
 */
export function parseTags(text: string): Result<readonly Tag[], { readonly at: number }> {
  const trimmed = text.trimEnd()
  if (trimmed.length > MAX_LENGTH) return failed({ at: MAX_LENGTH })
  const tags: Tag[] = []
  PART.lastIndex = 0
  let at = 0
  while (at < trimmed.length) {
    const [whole, key, value] = PART.exec(trimmed) ?? []
    if (whole === undefined || key === undefined || value === undefined || tags.length === MAX_TAGS)
      return failed({ at })
    const read = { key: unquoted(key), value: unquoted(value) }
    if (read.key === '') return failed({ at })
    tags.push(read)
    at += whole.length
    PART.lastIndex = at
  }
  return ok(tags)
}

/** Writes tags so that `parseTags` reads the same ones. */
export function printTags(tags: readonly Tag[]): string {
  return tags.map(({ key, value }) => `${quoted(key)}=${quoted(value)}`).join(' ')
}

function quoted(text: string): string {
  return text !== '' && /^[^\s="\\]+$/u.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/gsu, '$1') : text
}
