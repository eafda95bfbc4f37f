import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import { parseDuration } from '@/lib/time/duration'

/** The parameter `duration`: how long a window is. `parse` gives seconds; undefined for what is none, too short or too long. */
export const durationParameter = {
  expected: 'a length of time such as 90s or 1h30m, from 15s to 30d',
  parse(text: string): number | undefined {
    const seconds = parseDuration(text) ?? 0
    const { minDurationSeconds, maxDurationSeconds } = REQUEST_LIMITS
    return seconds >= minDurationSeconds && seconds <= maxDurationSeconds ? seconds : undefined
  },
} as const
