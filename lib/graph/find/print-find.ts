import type { Find, NumberTest, TextTest } from './ast'
import { LABEL, LABEL_PREFIX } from './operands'
import { writeValue } from './scan'

/** Writes an expression so that reading it gives the same again (graph.md X11), with no bracket too many. */
export function printFind(find: Find): string {
  switch (find.kind) {
    case 'or':
      return find.of.map((part) => (part.kind === 'or' ? bracketed(part) : printFind(part))).join(' OR ')
    case 'and':
      return find.of.map((part) => (isJoined(part) ? bracketed(part) : printFind(part))).join(' AND ')
    case 'not':
      return `! ${isJoined(find.of) ? bracketed(find.of) : printFind(find.of)}`
    case 'flag':
      return find.operand
    case 'label':
      return `${LABEL_PREFIX}${find.key}`
    case 'text':
      return `${nameOf(find)} ${operatorOf(find)} ${writeValue(find.value)}`
    case 'number':
      return `${find.operand} ${operatorOf(find)} ${find.value === null ? 'NaN' : String(find.value)}`
  }
}

function isJoined({ kind }: Find): boolean {
  return kind === 'and' || kind === 'or'
}

function bracketed(find: Find): string {
  return `(${printFind(find)})`
}

function nameOf({ operand, key }: TextTest): string {
  return operand === LABEL && key !== null ? `${LABEL_PREFIX}${key}` : operand
}

function operatorOf({ negated, operator }: TextTest | NumberTest): string {
  if (!negated) return operator
  // `!>` is no token of its own, and `!=` is.
  return operator === '=' || operator.length === 2 ? `!${operator}` : `not ${operator}`
}
