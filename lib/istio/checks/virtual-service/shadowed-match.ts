import { isRecord } from '@/lib/std/is-record'
import { canonicalJson } from '../model/canonical-json'
import { at, field, number, text } from '../model/json'

/** Fields that narrow a match besides those that are compared by rule: they must be the same. */
const OTHER = ['scheme', 'sourceLabels', 'sourceNamespace', 'gateways'] as const
const MAPS = ['headers', 'queryParams', 'withoutHeaders'] as const

/** Whether a later HTTP match is covered by an earlier one with a shorter URI prefix (IST0131). */
export function isShadowed(later: unknown, earlier: unknown): boolean {
  const [prefix, shorter] = [text(at(later, 'uri', 'prefix')) ?? '', text(at(earlier, 'uri', 'prefix')) ?? '']
  if (prefix === '' || shorter === '' || prefix === shorter || !prefix.startsWith(shorter)) return false
  if (number(field(later, 'port')) !== number(field(earlier, 'port'))) return false
  if (!covers(kindAndValue(field(earlier, 'method'), 'exact:GET'), kindAndValue(field(later, 'method'), 'exact:GET'))) return false // prettier-ignore
  if (!covers(kindAndValue(field(earlier, 'authority')), kindAndValue(field(later, 'authority')))) return false
  return (
    MAPS.every((name) => coversMap(field(earlier, name), field(later, name))) &&
    OTHER.every((name) => canonicalJson(field(earlier, name)) === canonicalJson(field(later, name)))
  )
}

function coversMap(earlier: unknown, later: unknown): boolean {
  const [a, b] = [isRecord(earlier) ? earlier : {}, isRecord(later) ? later : {}]
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && covers(kindAndValue(a[key]), kindAndValue(b[key])))
  )
}

/** Where the later one takes everything and the earlier one does not, the later stays reachable. */
function covers(earlier: string, later: string): boolean {
  if (later === '') return earlier === ''
  return earlier.startsWith(later)
}

function kindAndValue(match: unknown, absent = ''): string {
  for (const kind of ['exact', 'prefix', 'regex']) {
    const value = text(field(match, kind))
    if (value !== undefined) return `${kind}:${value}`
  }
  return absent
}
