import type { Json } from '@/lib/std/json'
import { isJsonRecord } from '../json-shape'
import { itemsOf, recordsOf, textAt, valueAt } from '../read-json'

const LISTED = 4
const MOST_CHARACTERS = 300

/**
 * The requests that rules of an AuthorizationPolicy are about, in the words of their fields, which every language shares:
 * `principals a & methods GET | paths /admin*`.
 *
 * @returns empty: every request; long ones are cut
 */
export function sayRules(rules: readonly Json[]): string {
  const said = rules.map((rule) => {
    const from = either(recordsOf(valueAt(rule, 'from')).map((one) => sayFields(valueAt(one, 'source'))))
    const to = either(recordsOf(valueAt(rule, 'to')).map((one) => sayFields(valueAt(one, 'operation'))))
    const when = recordsOf(valueAt(rule, 'when')).map((one) => {
      const key = textAt(one, 'key') ?? ''
      const [is, isNot] = [sayList(one.values), sayList(one.notValues)]
      return [is === '' ? '' : `${key} = ${is}`, isNot === '' ? '' : `${key} ≠ ${isNot}`].filter(Boolean).join(' & ')
    })
    return [from, to, ...when].filter(Boolean).join(' & ')
  })
  const text = said.includes('') ? '' : said.join(' | ')
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
}

/** One without a condition takes all. */
function either(texts: readonly string[]): string {
  if (texts.includes('')) return ''
  return texts.length > 1 ? `(${texts.join(' | ')})` : texts.join('')
}

function sayFields(fields: Json | undefined): string {
  if (!isJsonRecord(fields)) return ''
  return Object.entries(fields)
    .map(([field, values]) => [field, sayList(values)])
    .filter(([, values]) => values !== '')
    .map((part) => part.join(' '))
    .join(' & ')
}

function sayList(values: Json | undefined): string {
  const texts = (itemsOf(values) ?? []).filter((value) => typeof value === 'string')
  const rest = texts.length - LISTED
  return rest > 0 ? `${texts.slice(0, LISTED).join(', ')}, … (+${rest})` : texts.join(', ')
}
