const ARITHMETIC: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
  ['^', power],
])

const COMPARISONS: ReadonlyMap<string, (left: number, right: number) => boolean> = new Map([
  ['==', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
  ['>', (left, right) => left > right],
  ['<', (left, right) => left < right],
  ['>=', (left, right) => left >= right],
  ['<=', (left, right) => left <= right],
])

export function isComparison(operator: string): boolean {
  return COMPARISONS.has(operator)
}

export function isSetOperator(operator: string): boolean {
  return operator === 'and' || operator === 'or' || operator === 'unless'
}

/** As in IEEE 754 and Go: 1 to any power is 1, and so is -1 to an infinite one. JavaScript says NaN. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1
  return base ** exponent
}

/**
 * What an operator makes of two numbers. A comparison answers 1 or 0 with `bool`; without it it keeps `kept`, the value of
 * the vector's side, or has no answer.
 */
export function operation(
  operator: string,
  bool: boolean,
): (left: number, right: number, kept: number) => number | undefined {
  const arithmetic = ARITHMETIC.get(operator)
  if (arithmetic !== undefined) return arithmetic
  const holds = COMPARISONS.get(operator)
  if (holds === undefined) throw new Error(`no such operator: ${operator}`)
  if (bool) return (left, right) => (holds(left, right) ? 1 : 0)
  return (left, right, kept) => (holds(left, right) ? kept : undefined)
}
