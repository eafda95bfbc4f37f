const UNIX = /^\d{1,11}(?:\.\d{1,3})?$/
const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(?:Z|([+-])(\d{2}):(\d{2}))$/i

/** Reads unix seconds (up to three decimals) or RFC 3339, as unix seconds to the millisecond; undefined for anything else. */
export function parseInstant(text: string): number | undefined {
  if (UNIX.test(text)) return Number(text)
  const match = RFC_3339.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const [fraction = '0', sign, offsetHours = '0', offsetMinutes = '0'] = match.slice(7)
  if (hour > 23 || minute > 59 || second > 59 || Number(offsetHours) > 23 || Number(offsetMinutes) > 59)
    return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  // Date.UTC rolls 31 June over to July instead of refusing it.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60 * (sign === '-' ? -1 : 1)
  const at = date.getTime() / 1000 - offset + Math.round(Number(fraction) * 1000) / 1000
  return at >= 0 ? at : undefined
}
