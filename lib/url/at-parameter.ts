import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import { parseInstant } from '@/lib/graph/request/parse-instant'

/** The parameter `at`: where a window ends. `parse` gives unix seconds; undefined for what is no instant or lies too far ahead of `now`. */
export const atParameter = {
  expected: 'unix seconds or RFC 3339, not more than 60 seconds ahead',
  parse(text: string, now: number): number | undefined {
    const at = parseInstant(text)
    return at !== undefined && at <= now + REQUEST_LIMITS.maxAheadSeconds ? at : undefined
  },
} as const
