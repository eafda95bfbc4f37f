import { nearestWord } from '@/lib/std/nearest-word'
import type { Find, NumberOperator, TextOperator } from './ast'
import type { FindErrorCode } from './find-error'
import type { NumberUnit } from './operand'
import { LABEL } from './operands'
import { readNumber } from './read-number'
import type { ScannedOperator, ScannedValue } from './scan'

/** What a test has to know of its operand. */
export type Tested =
  | {
      readonly kind: 'text'
      readonly name: string
      readonly key?: string
      /** The only values there are, each with its spellings, the first of which counts. */
      readonly values?: readonly (readonly string[])[]
    }
  | { readonly kind: 'number'; readonly name: string; readonly unit: NumberUnit }

/** Why a value does not fit the operand before it. */
export interface Misfit {
  readonly code: FindErrorCode
  readonly hint?: string | undefined
}

/** The operand of tests on the values of one label. */
export function labelOperand(key: string): Tested {
  return { kind: 'text', name: LABEL, key }
}

/** Texts are not put in order, numbers are not searched, and of kinds only one can be asked for. */
export function takesOperator(tested: Tested, operator: TextOperator | NumberOperator): boolean {
  if (tested.kind === 'number') return isNumberOperator(operator)
  return tested.values === undefined ? isTextOperator(operator) : operator === '='
}

/** Reads a test whose operator fits. */
export function readTest(tested: Tested, { operator, negated }: ScannedOperator, value: ScannedValue): Find | Misfit {
  if (tested.kind === 'number') {
    if (!isNumberOperator(operator)) return { code: 'operator-unfit' }
    const number = value.quoted ? undefined : readNumber(value.value, tested.unit)
    if (number === undefined) return { code: 'number-expected' }
    if (number === null && operator !== '=') return { code: 'nan-ordered' }
    return { kind: 'number', operand: tested.name, operator, negated, value: number }
  }
  if (!isTextOperator(operator)) return { code: 'operator-unfit' }
  const { name, key = null, values } = tested
  const written = value.value
  const text = values === undefined ? written : values.find((known) => known.includes(written.toLowerCase()))?.[0]
  if (text === undefined) return { code: 'unknown-kind', hint: nearestWord(written, values?.flat() ?? []) }
  return { kind: 'text', operand: name, key, operator, negated, value: text }
}

function isTextOperator(operator: TextOperator | NumberOperator): operator is TextOperator {
  return operator === '=' || operator === '*=' || operator === '^=' || operator === '$='
}

function isNumberOperator(operator: TextOperator | NumberOperator): operator is NumberOperator {
  return operator === '=' || !isTextOperator(operator)
}
