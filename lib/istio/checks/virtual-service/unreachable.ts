import { isRecord } from '@/lib/std/is-record'
import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { canonicalJson } from '../model/canonical-json'
import { field, list } from '../model/json'
import { isShadowed } from './shadowed-match'

const UNREACHABLE: Rule = {
  slug: 'virtual-service/unreachable-rule',
  aliases: { IST0130: 'warning' },
  severity: 'warning',
}
const INEFFECTIVE: Rule = {
  slug: 'virtual-service/ineffective-match',
  aliases: { IST0131: 'info' },
  severity: 'info',
}

/** Rules and matches that never count, because an earlier one takes all their requests. */
export const unreachableRules: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [UNREACHABLE, INEFFECTIVE],
  *run({ spec }): Generator<Problem> {
    for (const protocol of ['http', 'tls', 'tcp']) yield* judge(list(field(spec, protocol)), protocol)
  },
}

/**
 * The rules of a list that get nothing, by their index, each with the reason.
 *
 * @param protocol the list: `http`, `tls` or `tcp`
 */
export function unreachableIn(rules: readonly unknown[], protocol: string): readonly (readonly [number, string])[] {
  return [...judge(rules, protocol)].flatMap(({ rule, path: [, , index], message }) =>
    rule === UNREACHABLE && typeof index === 'number' ? [[index, message] as const] : [],
  )
}

interface Seen {
  readonly value: unknown
  readonly text: string
  readonly place: string
}

function* judge(rules: readonly unknown[], protocol: string): Generator<Problem> {
  const seen: Seen[] = []
  const texts = new Map<string, string>()
  let open: number | undefined
  for (const [i, rule] of rules.entries()) {
    const path: Path = ['spec', protocol, i]
    const matches = list(field(rule, 'match'))
    if (open !== undefined) {
      yield unreachable(path, `Rule ${open + 1} has no match and takes all requests, so this one gets none.`)
      continue
    }
    if (matches.length === 0) {
      open = i
      continue
    }
    const known = matches.map((match) => texts.has(textOf(match, protocol)))
    if (known.every(Boolean)) yield unreachable(path, 'Every match of this rule stands in an earlier one already.')
    for (const [j, match] of matches.entries()) {
      const text = textOf(match, protocol)
      const place = `${protocol}[${i}].match[${j}]`
      const duplicate = texts.get(text) ?? (protocol === 'http' ? seen.find(({ value }) => isShadowed(match, value))?.place : undefined) // prettier-ignore
      if (duplicate !== undefined) yield ineffective([...path, 'match', j], duplicate)
      if (!texts.has(text)) {
        texts.set(text, place)
        seen.push({ value: match, text, place })
      }
    }
  }
}

/** The name of an HTTP match is for statistics only. */
function textOf(match: unknown, protocol: string): string {
  if (protocol !== 'http' || !isRecord(match)) return canonicalJson(match)
  return canonicalJson(Object.fromEntries(Object.entries(match).filter(([name]) => name !== 'name')))
}

function unreachable(path: Path, message: string): Problem {
  return {
    rule: UNREACHABLE,
    path,
    message,
    fixes: [{ title: 'Move this rule before the other, or remove it.' }],
  }
}

function ineffective(path: Path, duplicateOf: string): Problem {
  return {
    rule: INEFFECTIVE,
    path,
    message: `What this match takes is taken by ${duplicateOf} before it.`,
    vars: { duplicateOf },
    fixes: [{ title: 'Remove the match, or move its rule before the other.' }],
  }
}
