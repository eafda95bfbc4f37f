import { parseDurationNs } from '@/lib/istio/parse-duration-ns'
import type { TextRule } from './field-problem'

const MILLISECOND = 1_000_000n

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
