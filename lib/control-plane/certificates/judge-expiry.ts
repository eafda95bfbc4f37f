/** The worst first. `ended`: it holds no longer · `begins`: it does not hold yet · `error`, `warning`: it ends soon. */
export const EXPIRIES = ['ended', 'begins', 'error', 'warning', 'ok'] as const
export type Expiry = (typeof EXPIRIES)[number]

const DAY_MS = 86_400_000
/** A month is enough to plan a rotation, a week is not. */
const WARNING_DAYS = 30
const ERROR_DAYS = 7

/**
 * How long something holds, and whether that is long enough.
 *
 * @param dates ISO 8601; without `from` it holds already
 * @param now ISO 8601, of the metric store
 */
export function judgeExpiry(
  dates: { readonly from?: string; readonly until: string },
  now: string,
): { readonly expiry: Expiry; readonly daysLeft: number } {
  const leftMs = Date.parse(dates.until) - Date.parse(now)
  const daysLeft = Math.floor(leftMs / DAY_MS)
  return { expiry: expiryOf(leftMs, daysLeft, dates.from !== undefined && dates.from > now), daysLeft }
}

function expiryOf(leftMs: number, daysLeft: number, begins: boolean): Expiry {
  if (leftMs <= 0) return 'ended'
  if (begins) return 'begins'
  if (daysLeft < ERROR_DAYS) return 'error'
  return daysLeft < WARNING_DAYS ? 'warning' : 'ok'
}
