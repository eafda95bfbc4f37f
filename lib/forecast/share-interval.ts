export interface ShareInterval {
  /** 0 to 1. */
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Standard deviations on either side of 95 % of a normal distribution. */
const DEVIATIONS_95 = 1.959964

/**
 * The share `count / total` and the interval in which the true one lies with 95 % probability: Wilson's score interval, which stays
 * within 0 and 1 and is honest about few requests and shares near the ends.
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.
 *
 * @param count 0 to `total`; need not be whole, as increases of counters are not
 * @param deviations half the width in standard deviations, where another probability than 95 % is wanted
 * @returns undefined where nothing was counted.
 */
export function shareInterval(count: number, total: number, deviations = DEVIATIONS_95): ShareInterval | undefined {
  if (!(total > 0) || !(count >= 0)) return undefined
  const share = Math.min(1, count / total)
  const square = deviations ** 2 / total
  const middle = (share + square / 2) / (1 + square)
  const half = (deviations / (1 + square)) * Math.sqrt((share * (1 - share)) / total + square / (4 * total))
  // Rounding must not put the share itself outside.
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) }
}

/** Requests come in bursts: so many of them say as much as one that comes alone (as in `quantileOf`). */
const BURST = 4
/** Half the width of the interval outside which a share is another one, in standard deviations; and at least so much. */
const DEVIATIONS = 3
const MARGIN = 0.02

/** Whether `count` of `total` requests is the share that was meant, as far as chance allows. Nothing counted contradicts no share. */
export function isShareReached(share: number, count: number, total: number): boolean {
  const interval = shareInterval(count / BURST, total / BURST, DEVIATIONS)
  if (interval === undefined || Math.abs(share - interval.share) <= MARGIN) return true
  return share >= interval.low && share <= interval.high
}
