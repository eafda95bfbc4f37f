/** The sum with Kahan's and Neumaier's correction, as Prometheus adds. */
export function sum(values: readonly number[]): number {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    if (!Number.isFinite(next)) lost = 0
    else if (Math.abs(total) >= Math.abs(value)) lost += total - next + value
    else lost += value - next + total
    total = next
  }
  return total + lost
}

export function mean(values: readonly number[]): number {
  const total = sum(values)
  if (Number.isFinite(total) || values.some((value) => !Number.isFinite(value))) return total / values.length
  // The sum of large numbers overflows where their mean does not.
  return sum(values.map((value) => value / values.length))
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
