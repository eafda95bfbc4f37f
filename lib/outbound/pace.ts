/** How many calls may start: on average per second, and at once after a pause. */
export interface PaceSettings {
  readonly perSecond: number
  readonly burst: number
}

/**
 * Spreads calls over time.
 *
 * @returns a function of the present time that takes one turn and says how many milliseconds to wait for it.
 */
export function createPace({ perSecond, burst }: PaceSettings): (nowMs: number) => number {
  const interval = 1000 / perSecond
  let next = -Infinity
  return (nowMs) => {
    const turn = Math.max(next, nowMs - (burst - 1) * interval)
    next = turn + interval
    return Math.max(0, turn - nowMs)
  }
}
