const UNITS_MS = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
])
const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/

/** A duration as Go writes it (`1h30m`, `0.5s`), in milliseconds; undefined for other texts. */
export function parseDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined
  const parts = text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)
  let sumMs = 0
  for (const [, count = '', unit = ''] of parts) sumMs += Number(count) * (UNITS_MS.get(unit) ?? 0)
  return text.startsWith('-') ? -sumMs : sumMs
}
