import type { Aim } from './failure-odds'
import type { FailureShare } from './failure-shares'

/** At most this share of the slots shows failures that are rarer than one in a window. */
const RARE_SHARE = 0.2

/**
 * What each slot of a window shows. Every failure gets its share of the slots, as nearly as whole numbers can; one that is
 * too rare for that gets a slot all the same, so that it can be found. Of many such, a few take turns by chance.
 */
export function aimsOfWindow(failures: readonly FailureShare[], slots: number, dice: () => number): readonly Aim[] {
  const offset = dice()
  const aims = Array.from({ length: slots }, (_, slot) => aimAt(failures, (slot + offset) / slots))
  const missing = failures.filter(({ failure }) => !aims.includes(failure)).map(({ failure }) => failure)
  const places = Math.max(1, Math.floor(slots * RARE_SHARE))
  for (const failure of shuffled(missing, dice).slice(0, places)) {
    const free = aims.indexOf('clear')
    if (free >= 0) aims[free] = failure
  }
  return shuffled(aims, dice)
}

/** Systematic sampling: evenly spaced points on the failures laid end to end hit each one by its length. */
function aimAt(failures: readonly FailureShare[], point: number): Aim {
  let left = point
  return failures.find(({ share }) => (left -= share) < 0)?.failure ?? 'clear'
}

function shuffled<T>(items: readonly T[], dice: () => number): T[] {
  return items
    .map((item) => ({ item, order: dice() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item)
}
