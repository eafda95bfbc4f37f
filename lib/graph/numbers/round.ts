/** Significant digits of every number in the answer (T2). */
const DIGITS = 6

/**
 * Rounds to six significant digits. By arithmetic instead of through text: a graph has tens of thousands of numbers. Dividing a
 * whole number by a power of ten gives the double nearest to the decimal, so the result is written with no more digits.
 */
export function round(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value
  const exponent = Math.floor(Math.log10(Math.abs(value)))
  const shift = DIGITS - 1 - exponent
  // Beyond the exact powers of ten; such numbers are noise or nonsense, and need no speed.
  if (Math.abs(shift) > 22) return Number(value.toPrecision(DIGITS))
  if (shift >= 0) return Math.round(value * 10 ** shift) / 10 ** shift
  return Math.round(value / 10 ** -shift) * 10 ** -shift
}
