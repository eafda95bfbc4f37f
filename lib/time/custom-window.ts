import { failed, ok, type Result } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'

const SHORTEST_SECONDS = 15
const LONGEST_SECONDS = 30 * 86_400
/** A clock that runs ahead by this much is forgiven; `GET /api/graph` forgives the same. */
const AHEAD_SECONDS = 60

export type WindowMistake = 'wrongOrder' | 'tooShort' | 'tooLong' | 'future'

export interface PastWindow {
  readonly duration: number
  /** The end, whole seconds. */
  readonly at: number
}

/** A window between two instants, if the API takes it. */
export function customWindow(from: UnixSeconds, to: UnixSeconds, now: UnixSeconds): Result<PastWindow, WindowMistake> {
  const at = Math.floor(to)
  const duration = at - Math.floor(from)
  if (duration <= 0) return failed('wrongOrder')
  if (duration < SHORTEST_SECONDS) return failed('tooShort')
  if (duration > LONGEST_SECONDS) return failed('tooLong')
  if (at > now + AHEAD_SECONDS) return failed('future')
  return ok({ duration, at })
}
