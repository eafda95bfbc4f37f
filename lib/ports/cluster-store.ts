import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'

export interface OwnerReference {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly controller: boolean
}

/** Who wrote an object last, and when (RFC 3339); writes of its status do not count. */
export interface LastWrite {
  readonly at: string
  /** The field manager, as the client names itself: `kubectl-edit`. */
  readonly by: string
}

/** The metadata that Pharos reads. `managedFields` are never kept: they are half of an object's bytes. */
export interface ObjectMeta {
  readonly name: string
  /** Empty for cluster-scoped objects. */
  readonly namespace: string
  readonly uid: string
  readonly resourceVersion: string
  readonly generation: number | undefined
  readonly creationTimestamp: string | undefined
  readonly deletionTimestamp: string | undefined
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly owners: readonly OwnerReference[]
  /** Of the kinds of `CONFIG_KINDS`; absent where the server does not tell. */
  readonly lastWrite?: LastWrite
}

/**
 * One object as the API server holds it. `spec`, `status` and `data` are JSON that nobody checked: an object that its
 * schema no longer accepts, or a foreign one, is a normal input, so readers parse before they believe.
 */
export interface ClusterObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: ObjectMeta
  readonly spec: unknown
  readonly status: unknown
  readonly data: unknown
}

/**
 * `starting`: not listed yet · `synced`: listed, and the watch is alive · `absent`: the server does not serve the kind
 * (looked for again now and then) · `denied`: no right to list or watch it · `failed`: the objects are those of `since`.
 */
export const KIND_STATES = ['starting', 'synced', 'absent', 'denied', 'failed'] as const

export interface KindState {
  readonly kind: ClusterKind
  readonly state: (typeof KIND_STATES)[number]
  readonly objects: number
  /** Since when it is in this state, by the host's clock. */
  readonly since: UnixSeconds
  /** The API server's words for `denied` and `failed`, cut and scrubbed. */
  readonly message: string | undefined
}

/**
 * The objects of one cluster, kept current by one watch per kind. Reading is from memory: it never waits, never fails,
 * and returns what is known, of which `states` tells how good it is.
 */
export interface ClusterStore {
  /** The cluster's name: that of the configuration, else istiod's cluster id, else `Kubernetes`. */
  readonly name: string
  /** Begins to list and watch; returns at once and never throws. */
  start(): void
  /** Ends all watches and waits for them. */
  stop(): Promise<void>
  /** All objects of a kind, in no order. A kind that is absent, denied or not yet listed has none. */
  list(kind: ClusterKind): readonly ClusterObject[]
  get(kind: ClusterKind, namespace: string, name: string): ClusterObject | undefined
  /** Rises with every change of an object or a state, so that readers know when to look again. */
  revision(): number
  /** Calls back after changes, once for many; the answer ends it. */
  subscribe(listener: () => void): () => void
  /** One entry for each of `CLUSTER_KINDS`, in that order. */
  states(): readonly KindState[]
  /** The server's `gitVersion`, asked live: the cheapest proof that it answers us. */
  version(call: UpstreamCall): Promise<Result<string, PharosError>>
}
