const BEFORE_MS = 2_000

/**
 * A little before a line was printed, for what led to it; clocks of nodes differ.
 *
 * @param time of a line: UTC with digits after the second.
 * @returns undefined for a line without a time.
 */
export function momentBefore(time: string): string | undefined {
  const ms = Date.parse(`${time.slice(0, 23)}Z`)
  return Number.isNaN(ms) ? undefined : new Date(ms - BEFORE_MS).toISOString()
}
