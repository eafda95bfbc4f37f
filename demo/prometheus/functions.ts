import { type Column, dropNames, mapColumns } from './evaluation'

type Compute = (value: number, ...parameters: number[]) => number | undefined

/** Functions of each value of an instant vector, with their scalar parameters. */
const COMPUTATIONS: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ['abs', Math.abs],
  ['ceil', Math.ceil],
  ['floor', Math.floor],
  ['sqrt', Math.sqrt],
  ['exp', Math.exp],
  ['ln', Math.log],
  ['log2', Math.log2],
  ['log10', Math.log10],
  ['sgn', Math.sign],
  ['round', (value, to = 1) => Math.floor(value * (1 / to) + 0.5) / (1 / to)],
  ['clamp', (value, min = NaN, max = NaN) => (max < min ? undefined : larger(min, smaller(max, value)))],
  ['clamp_min', (value, min = NaN) => larger(min, value)],
  ['clamp_max', (value, max = NaN) => smaller(max, value)],
  ['minute', (value) => Number((absoluteSeconds(value) % 3600n) / 60n)],
  ['hour', (value) => Number((absoluteSeconds(value) % 86_400n) / 3600n)],
  ['day_of_week', (value) => Number((absoluteSeconds(value) / 86_400n + 1n) % 7n)],
])

export function isValueFunction(name: string): boolean {
  return COMPUTATIONS.has(name)
}

/** Applies a function to each value. `parameters` have one number per step each. */
export function valueFunction(
  name: string,
  columns: readonly Column[],
  parameters: readonly (readonly number[])[],
): Column[] {
  const compute = COMPUTATIONS.get(name)
  if (compute === undefined) throw new Error(`no such function: ${name}`)
  const computed = mapColumns(columns, (value, step) =>
    compute(value, ...parameters.map((values) => values[step] ?? NaN)),
  )
  return dropNames(computed)
}

// In Go an infinity wins over NaN.
const larger = (a: number, b: number): number => (a === Infinity || b === Infinity ? Infinity : Math.max(a, b))
const smaller = (a: number, b: number): number => (a === -Infinity || b === -Infinity ? -Infinity : Math.min(a, b))

const INT64_MIN = -(2n ** 63n)
/** Seconds of the epoch since the Monday in the far past from which Go counts, without a sign. */
const EPOCH = 9_223_372_028_715_321_600n

/** Seconds since that Monday. What no int64 holds (NaN, infinities) is the smallest int64, and wraps as it does in Go. */
function absoluteSeconds(value: number): bigint {
  const seconds = Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : INT64_MIN
  return BigInt.asUintN(64, seconds + EPOCH)
}
