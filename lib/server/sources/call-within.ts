import 'server-only'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { milliseconds } from '@/lib/std/units'

/** A call for many, which nobody gives up: only its time is limited, so that its end tells of the upstream and not of a caller. */
export function callWithin(ms: number): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(ms) }
}
