/** A range of sizes and how a number in it is written: divided, with so many decimals, followed by the suffix. */
export interface Scale {
  /** The written number stays below this, in the original unit; the last scale says `Infinity`. */
  readonly below: number
  readonly divisor: number
  readonly decimals: number
  readonly suffix: string
}

/** True for what can be measured: a finite number that is not negative. Everything else is written as no text. */
export function isMeasured(value: number | null): value is number {
  return value !== null && Number.isFinite(value) && value >= 0
}

/**
 * Writes a number in the first scale that still holds it *after* rounding, so that 999.6 becomes `1.00k` and never
 * `1000`. Scales are in rising order.
 */
export function formatInScale(value: number, scales: readonly Scale[]): string {
  for (const { below, divisor, decimals, suffix } of scales) {
    const digits = (value / divisor).toFixed(decimals)
    if (Number(digits) * divisor < below) return digits + suffix
  }
  return ''
}
