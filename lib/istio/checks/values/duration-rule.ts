import type { TextRule } from './field-problem'

const PART = /(\d+)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)|\.(\d+)(ns|us|µs|μs|ms|s|m|h)/y
const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}
const MILLISECOND = 1_000_000n

/** Of `1.5s`, `500ms`, `1h30m` and the like. Nanoseconds; undefined when the text is no duration. */
function parseDurationNs(text: string): bigint | undefined {
  const unsigned = text.replace(/^[+-]/, '')
  if (unsigned === '' || unsigned.length > 60) return undefined
  if (unsigned === '0') return 0n
  let total = 0n
  let at = 0
  while (at < unsigned.length) {
    PART.lastIndex = at
    const [part, whole = '0', fraction = '', unit, onlyFraction = '', fractionUnit] = PART.exec(unsigned) ?? []
    if (part === undefined) return undefined
    const digits = fraction + onlyFraction
    const scale = NANOSECONDS[unit ?? fractionUnit ?? ''] ?? 0n
    total += BigInt(whole) * scale + (BigInt(digits === '' ? 0 : digits) * scale) / 10n ** BigInt(digits.length)
    at += part.length
  }
  return text.startsWith('-') ? -total : total
}

/** V4: at least one millisecond, in whole milliseconds. */
export const durationRule: TextRule = (text) => {
  const duration = parseDurationNs(text)
  if (duration === undefined) return 'is no duration such as "500ms", "1.5s" or "1h30m"'
  if (duration < MILLISECOND) return 'is shorter than 1ms'
  return duration % MILLISECOND === 0n ? undefined : 'is not a whole number of milliseconds'
}

/** V4, or no time at all. */
export const durationOrZeroRule: TextRule = (text) => (parseDurationNs(text) === 0n ? undefined : durationRule(text))

/** V4 in whole seconds. */
export const wholeSecondsRule: TextRule = (text) =>
  durationRule(text) ??
  ((parseDurationNs(text) ?? 0n) % 1_000_000_000n === 0n ? undefined : 'is not a whole number of seconds')

/** Whether a duration is no longer than another; what is none counts as longer. */
export function durationWithin(text: string, longest: string): boolean {
  const [duration, most] = [parseDurationNs(text), parseDurationNs(longest)]
  return duration !== undefined && most !== undefined && duration <= most
}
