import type { NumberUnit } from './operand'

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(ms|s|%|k)?$/i

/** What a unit behind a number multiplies it by, where the operand can be given in it. */
const FACTORS: Readonly<Record<NumberUnit, ReadonlyMap<string, number>>> = {
  ms: new Map([
    ['ms', 1],
    ['s', 1000],
  ]),
  percent: new Map([['%', 1]]),
  perSecond: new Map([['k', 1000]]),
  count: new Map([['k', 1000]]),
}

/**
 * Reads the number behind a number operand.
 *
 * @returns in the operand's own unit; null for `NaN`, the test for absence; undefined for what is no such number.
 */
export function readNumber(text: string, unit: NumberUnit): number | null | undefined {
  if (text.toLowerCase() === 'nan') return null
  const [, digits, suffix] = NUMBER.exec(text) ?? []
  const factor = suffix === undefined ? 1 : FACTORS[unit].get(suffix.toLowerCase())
  if (digits === undefined || factor === undefined) return undefined
  // Adding 0 makes one number of the two zeros.
  const value = Number(digits) * factor + 0
  return Number.isFinite(value) ? value : undefined
}
