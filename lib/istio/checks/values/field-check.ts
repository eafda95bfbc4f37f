import type { CheckOfObject, Rule } from '../check'
import type { KindId } from '../model/kinds'
import { FieldPlace } from './field-place'
import type { FieldCheck } from './field-problem'

/**
 * A check of an object's own fields for the engine (config-checks.md 4).
 *
 * @param prefix the kind as slugs write it; each key of `rows` is what follows `<prefix>/invalid-`
 */
export function fieldCheck(
  kinds: readonly KindId[],
  prefix: string,
  rows: Readonly<Record<string, FieldCheck>>,
): CheckOfObject {
  const table = Object.entries(rows).map(
    ([suffix, check]) => [invalidRule(`${prefix}/invalid-${suffix}`), check] as const,
  )
  return {
    kinds,
    rules: table.map(([rule]) => rule),
    *run({ root }) {
      const object = FieldPlace.root(root)
      for (const [rule, check] of table) {
        for (const { severity, place, message, ours, fixes } of check(object)) {
          const aliases = ours === true ? [] : [severity === 'error' ? 'IST0106' : 'IST0133']
          yield { rule, aliases, severity, path: place.steps, message, ...(fixes === undefined ? {} : { fixes }) }
        }
      }
    },
  }
}

function invalidRule(slug: string): Rule {
  return { slug, aliases: { IST0106: 'error', IST0133: 'warning' }, severity: 'error' }
}
