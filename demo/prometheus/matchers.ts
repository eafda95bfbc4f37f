import type { Matcher } from './expression'
import { Pattern } from './pattern'

/** Throws bad_data for a pattern that RE2 refuses. */
export function compileMatcher(label: string, operator: string, value: string, rules: '2' | '3'): Matcher {
  if (operator === '=') return { label, equals: value, literals: new Set([value]), accepts: (other) => other === value }
  if (operator === '!=') return { label, accepts: (other) => other !== value }
  const pattern = new Pattern(value, rules)
  if (operator === '!~') return { label, accepts: (other) => !pattern.test(other) }
  return { label, literals: pattern.literals, accepts: (other) => pattern.test(other) }
}
