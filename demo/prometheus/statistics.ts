type Rules = '2' | '3'

/** A sum with Kahan's and Neumaier's correction, as Prometheus adds. An overflow leaves Prometheus 2 with a NaN. */
class CorrectedSum {
  readonly #rules: Rules
  #total = 0
  #lost = 0

  constructor(rules: Rules) {
    this.#rules = rules
  }

  /** Without the correction. */
  get total(): number {
    return this.#total
  }

  get value(): number {
    return this.#total + this.#lost
  }

  add(value: number): void {
    const next = this.#total + value
    if (this.#rules === '3' && Math.abs(next) === Infinity) this.#lost = 0
    else if (Math.abs(this.#total) >= Math.abs(value)) this.#lost += this.#total - next + value
    else this.#lost += value - next + this.#total
    this.#total = next
  }
}

export function sum(values: readonly number[]): number {
  const total = new CorrectedSum('3')
  for (const value of values) total.add(value)
  return total.value
}

/** Prometheus 2 moves the mean from value to value, which is less exact near the smallest numbers. */
export function mean(values: readonly number[], rules: Rules): number {
  const total = sum(values)
  if (values.some((value) => !Number.isFinite(value))) return total / values.length
  if (rules === '3' && Number.isFinite(total)) return total / values.length
  // The sum of large numbers overflows where their mean does not.
  const moving = new CorrectedSum(rules)
  values.forEach((value, i) => moving.add(value / (i + 1) - moving.total / (i + 1)))
  return moving.value
}

/** Population variance, by Welford's method. */
export function variance(values: readonly number[]): number {
  let average = 0
  let squares = 0
  values.forEach((value, i) => {
    const distance = value - average
    average += distance / (i + 1)
    squares += distance * (value - average)
  })
  return squares / values.length
}

/** The same with corrected sums, as Prometheus does for the samples of one series. */
export function correctedVariance(values: readonly number[], rules: Rules): number {
  const average = new CorrectedSum(rules)
  const squares = new CorrectedSum(rules)
  values.forEach((value, i) => {
    const distance = value - average.value
    average.add(distance / (i + 1))
    squares.add(distance * (value - average.value))
  })
  return squares.value / values.length
}

/** Orders numbers with NaN before all others. */
export function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
  return a === b ? 0 : a < b ? -1 : 1
}

/** The φ-quantile by linear interpolation between ranks; outside 0 to 1 it is infinite. */
export function quantile(q: number, values: readonly number[]): number {
  if (values.length === 0 || Number.isNaN(q)) return NaN
  if (q < 0) return -Infinity
  if (q > 1) return Infinity
  const sorted = [...values].sort(compareNumbers)
  const rank = q * (sorted.length - 1)
  const lower = Math.floor(rank)
  const low = sorted[lower] ?? NaN
  const high = sorted[Math.min(lower + 1, sorted.length - 1)] ?? NaN
  return low * (1 - (rank - lower)) + high * (rank - lower)
}
