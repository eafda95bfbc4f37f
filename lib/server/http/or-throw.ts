import 'server-only'
import type { Result } from '@/lib/std/result'

/** The value, where nothing can be done without it; otherwise the error is thrown and becomes the answer. */
export function orThrow<T, E extends Error>(result: Result<T, E>): T {
  if (result.ok) return result.value
  throw result.error
}
