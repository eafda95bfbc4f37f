const UNITS_US = new Map([
  ['ns', 1e-3],
  ['us', 1],
  ['µs', 1],
  ['ms', 1e3],
  ['s', 1e6],
  ['m', 60e6],
  ['h', 3600e6],
])
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/

/** A duration as Go writes it (`1h30m`, `0.5s`), in microseconds; undefined for other texts. */
export function goDurationUs(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined
  const parts = text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)
  let sumUs = 0
  for (const [, count = '', unit = ''] of parts) sumUs += Number(count) * (UNITS_US.get(unit) ?? 0)
  return text.startsWith('-') ? -sumUs : sumUs
}
