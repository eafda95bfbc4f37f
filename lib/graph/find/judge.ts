import type { NumberTest, TextTest } from './ast'
import { not, type Verdict } from './kleene'

/** Whether any of an element's texts passes the test; an element without any has the empty text. */
export function judgeText(test: TextTest, texts: readonly (string | undefined)[]): Verdict {
  const wanted = test.value.toLowerCase()
  const known = texts.filter((text) => text !== undefined)
  const passes = (known.length === 0 ? [''] : known).some((text) => matches(text.toLowerCase(), test.operator, wanted))
  return passes !== test.negated
}

/** A number that is absent passes no test but the one for absence. */
export function judgeNumber({ operator, negated, value }: NumberTest, number: number | null | undefined): Verdict {
  const isAbsent = number === null || number === undefined || Number.isNaN(number)
  if (value === null) return isAbsent !== negated
  if (isAbsent) return undefined
  const verdict = compares(number, operator, value)
  return negated ? not(verdict) : verdict
}

function matches(text: string, operator: TextTest['operator'], wanted: string): boolean {
  switch (operator) {
    case '=':
      return text === wanted
    case '*=':
      return text.includes(wanted)
    case '^=':
      return text.startsWith(wanted)
    case '$=':
      return text.endsWith(wanted)
  }
}

function compares(number: number, operator: NumberTest['operator'], value: number): boolean {
  switch (operator) {
    case '=':
      return number === value
    case '>=':
      return number >= value
    case '>':
      return number > value
    case '<=':
      return number <= value
    case '<':
      return number < value
  }
}
