import type { Milliseconds } from '@/lib/std/units'

/** What every call of a port is bounded by. The call fails with `upstream_timeout` at the earlier of the two. */
export interface UpstreamCall {
  /** Aborted when nobody waits for the answer any more; the request on the wire is ended too. */
  readonly signal: AbortSignal
  /** Time limit of this call, retries included. */
  readonly timeoutMs: Milliseconds
}
