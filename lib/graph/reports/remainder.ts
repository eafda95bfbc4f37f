/** Less than this share of the whole is taken for noise between two counts of the same traffic. */
const MIN_SHARE = 0.1
/** So are fewer requests (or bytes) than this in the window. */
const MIN_COUNT = 2

/**
 * The part (0 to 1) of `total` that is left when `explained` of it is told elsewhere (C3, C4). A small remainder counts as none:
 * two proxies never count the same moment.
 */
export function remainder(total: number, explained: number, windowSeconds: number): number {
  if (explained <= 0 || total <= 0) return 1
  const rest = Math.max(0, total - explained)
  return rest < MIN_SHARE * total || rest * windowSeconds < MIN_COUNT ? 0 : rest / total
}

/** Enough to be worth a word: not fewer requests (or bytes) in the window than the limit above. */
export function isNotable(rate: number, windowSeconds: number): boolean {
  return rate * windowSeconds >= MIN_COUNT
}
