import type { ChangeRow } from '@/lib/url/edit-types'

/** Longer than a change is looked after, for clocks differ; the server tells whether it still is. */
const RECENT_MS = 15 * 60_000

/**
 * Whether a change was made, and lately enough to be looked after.
 *
 * @param now milliseconds of this clock
 */
export function isRecentChange({ at, about }: ChangeRow, now: number): boolean {
  return about?.result === 'applied' && Math.abs(now - Date.parse(at)) < RECENT_MS
}
