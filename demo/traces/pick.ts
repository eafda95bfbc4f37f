/** One of the items by its weight; the weights need not sum to 1. Undefined only when there is none. */
export function pick<T>(items: readonly T[], dice: () => number, weightOf: (item: T) => number): T | undefined {
  const [only] = items
  if (items.length <= 1) return only
  const weights = items.map(weightOf)
  let left = dice() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => weight > 0 && (left -= weight) < 0)
  return items[index] ?? items[weights.findLastIndex((weight) => weight > 0)] ?? items.at(-1)
}
