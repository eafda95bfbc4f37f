import type { ClosedBy, Upstream } from '../model/outcome'
import type { Pod } from '../model/topology'

/** A connection that the server's proxy closed before it knew of a request. There is no span of it: that proxy's log alone tells. */
export interface ClosedConnection {
  /** Microseconds since the Unix epoch. */
  readonly atUs: number
  readonly pod: Pod
  /** Address of who connected. */
  readonly peer: string
  readonly upstream: Upstream
  /** Why it could not be read, or which policy refused it. */
  readonly why: ClosedBy | { readonly refusedBy: string }
}
