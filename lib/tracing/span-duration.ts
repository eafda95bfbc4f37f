const UNITS_US: Readonly<Record<string, number>> = { us: 1, µs: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6 }
const DURATION = /^(\d{1,9}(?:\.\d{1,6})?)(us|µs|ms|s|m|h)$/

/** Reads a length of time with one unit, `250ms` or `1.5s`, as whole microseconds; undefined for any other text. */
export function parseSpanDuration(text: string): number | undefined {
  const [, amount, unit = ''] = DURATION.exec(text.trim()) ?? []
  const size = Object.hasOwn(UNITS_US, unit) ? UNITS_US[unit] : undefined
  return amount === undefined || size === undefined ? undefined : Math.round(Number(amount) * size)
}

/** Writes microseconds in the largest unit that needs no fraction: what `parseSpanDuration` reads back. */
export function printSpanDuration(us: number): string {
  const [unit, size] = Object.entries(UNITS_US)
    .filter(([name]) => name !== 'µs')
    .reduce(
      ([best, bestSize], [name, each]) => (us !== 0 && us % each === 0 ? [name, each] : [best, bestSize]),
      ['us', 1],
    )
  return `${us / size}${unit}`
}
