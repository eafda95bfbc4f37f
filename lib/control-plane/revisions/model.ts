import type { Status } from '@/lib/graph/model'

// Control planes and who follows them, as GET /api/mesh/revisions answers it. Times are ISO 8601 UTC.

/** A control plane: one istiod Deployment. */
export interface RevisionPlane {
  /** `CLUSTER/NAMESPACE/NAME`. */
  readonly id: string
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  readonly revision: string
  /** Names that stand for the revision, sorted. */
  readonly tags: readonly string[]
  /** What `istio-injection=enabled` means. */
  readonly isDefault: boolean
  readonly version: string | null
  readonly available: number
  readonly desired: number
  readonly status: Status
  /** Namespaces whose labels ask for the revision. */
  readonly namespaces: number
  /** Proxies that its injector made. */
  readonly proxies: number
  /** Of the pods that ask for it: those that follow at their next restart. */
  readonly behind: number
}

/** A tag that leads to a revision which nobody runs. */
export interface LostTag {
  readonly tag: string
  readonly revision: string
}

/** `pods`: the namespace says nothing, and some of its pods have a proxy or ask for one. */
export const ASKS = ['injection', 'revision', 'tag', 'ambient', 'refused', 'pods'] as const
/** How a namespace says which control plane it belongs to. */
export type Asks = (typeof ASKS)[number]

/** `orphan`: it asks for a revision that nobody runs · `behind`: pods of it need a restart. */
export const REVISION_STATES = ['orphan', 'behind', 'well'] as const
export type RevisionState = (typeof REVISION_STATES)[number]

export interface NamespaceRevision {
  /** `CLUSTER/NAMESPACE`. */
  readonly id: string
  readonly cluster: string
  readonly name: string
  readonly asks: Asks
  /** The label that says it, as `KEY=VALUE`; null where none does. */
  readonly label: string | null
  /** The revision that is meant; null: none. */
  readonly revision: string | null
  readonly state: RevisionState
  /** Its proxies by revision, the most first; null: nobody wrote the revision. */
  readonly runs: readonly { readonly revision: string | null; readonly proxies: number }[]
  /** Pods that follow at their next restart: the first by name, and how many there are. */
  readonly behind: { readonly pods: readonly string[]; readonly count: number }
}

/** `GET /api/mesh/revisions`. */
export interface RevisionsAnswer {
  readonly now: string
  /** By revision. Those in namespaces that the user may see. */
  readonly planes: readonly RevisionPlane[]
  readonly lostTags: readonly LostTag[]
  /** False: webhooks could not be read, so that a name that nobody runs may be a tag. */
  readonly tagsKnown: boolean
  /** What is not well first, then by name. */
  readonly namespaces: readonly NamespaceRevision[]
  /** The user may not see all namespaces: numbers are of those that may be seen. */
  readonly limited: boolean
}
