/** Where an axis from 0 that holds the value ends: the next of a few round numbers times a power of ten; 1 where there is nothing to scale by. */
export function roundAxis(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.5, 2, 3, 5, 7.5].find((step) => value <= step * power) ?? 10) * power
}
