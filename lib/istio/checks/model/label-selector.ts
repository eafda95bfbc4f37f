import type { Labels } from './checked-object'
import { field, isFilled, list, text, textEntries, texts } from './json'

/** Whether a full LabelSelector (`matchLabels`, `matchExpressions`) fits; an invalid one fits nothing, an absent or empty one everything (D9). */
export function fitsLabelSelector(selector: unknown, labels: Labels): boolean {
  const pairs = textEntries(field(selector, 'matchLabels'))
  if (!pairs.every(([key, value]) => labels[key] === value)) return false
  const expressions = field(selector, 'matchExpressions')
  return !isFilled(expressions) || list(expressions).every((expression) => fitsExpression(expression, labels))
}

function fitsExpression(expression: unknown, labels: Labels): boolean {
  const key = text(field(expression, 'key'))
  if (key === undefined || key === '') return false
  const values = texts(field(expression, 'values'))
  const own = labels[key]
  switch (text(field(expression, 'operator'))) {
    case 'In':
      return values.length > 0 && own !== undefined && values.includes(own)
    case 'NotIn':
      return values.length > 0 && (own === undefined || !values.includes(own))
    case 'Exists':
      return own !== undefined
    case 'DoesNotExist':
      return own === undefined
    default:
      return false
  }
}

/** Whether every pair of a plain selector is among the labels; an empty one fits everything (D9). */
export function fitsLabels(selector: readonly (readonly [string, string])[], labels: Labels): boolean {
  return selector.every(([key, value]) => labels[key] === value)
}
