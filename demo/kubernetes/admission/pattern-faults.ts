import { valueAt } from '../json'

const MANUAL = 'Istio uses RE2 style regex-based match (https://github.com/google/re2/wiki/Syntax)'
/** What JavaScript understands and RE2 does not: looking around, and referring back. */
const NOT_IN_RE2 = /\(\?(?:[=!]|<[=!])|\\[1-9]/
const FLAGS = /\(\?[imsU]+(?:-[imsU]+)?\)/g

/** What is wrong with the `regex` of a match. What follows the colon is worded by Go there, and by V8 here. */
export function patternFaults(field: string, match: unknown): readonly string[] {
  const text = valueAt(match, 'regex')
  if (typeof text !== 'string') return []
  if (text === '') return [`"${field}": regex string match should not be empty`]
  const why = unreadable(text)
  return why === undefined ? [] : [`"${field}": error parsing regexp: ${why}: \`${text}\`; ${MANUAL}`]
}

function unreadable(text: string): string | undefined {
  if (NOT_IN_RE2.test(text)) return 'invalid or unsupported Perl syntax'
  try {
    new RegExp(text.replaceAll(FLAGS, '').replaceAll('(?P<', '(?<'))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^.*: /, '') : 'refused'
  }
}
