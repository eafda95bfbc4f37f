import type { Visible } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'

/**
 * What a user may see in one cluster, answered by the API server's own access reviews and kept for at most a minute.
 * No answer is a failure, and callers treat a failure as "nothing is allowed".
 */
export interface Access {
  /**
   * The namespaces in which the user may `get` the Namespace and `list` pods: `'*'` where both hold for all of them,
   * otherwise the names among `known`, sorted.
   */
  allowedNamespaces(user: User, known: readonly string[], call: UpstreamCall): Promise<Result<Visible, PharosError>>
  /** Whether the user may do this in the namespace. Nothing is remembered: ask before each use. */
  allows(user: User, right: AccessRight, call: UpstreamCall): Promise<Result<boolean, PharosError>>
}

/** One verb on one resource of one namespace, in the words of Kubernetes; a namespace that is empty means all of the cluster. */
export interface AccessRight {
  readonly verb: 'get' | 'create' | 'patch' | 'delete'
  /** Absent for the core group. */
  readonly group?: string
  /** The plural. */
  readonly resource: string
  readonly subresource?: string
  readonly namespace: string
  /** Absent: any. */
  readonly name?: string
}
