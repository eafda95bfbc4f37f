/** Somebody whose requests were seen, by the identity that its proxy shows in mutual TLS. */
export interface KnownCaller {
  /** As policies write it: `cluster.local/ns/shop/sa/cart`. */
  readonly principal: string
  /** Names of the workloads with that identity, sorted. */
  readonly workloads: readonly string[]
}

/** Where the page stands that a new object is begun from: a namespace, or a workload or service in it. */
export interface StartPlace {
  readonly namespace: string
  readonly workload: string | null
  readonly service: string | null
}

/** What a new object of a kind can begin with, as `GET /api/config/new/{kind}` answers it. */
export interface ObjectStart extends StartPlace {
  /** Labels that find the pods of the workload or service; null: the kind does not select pods, or nothing finds these. */
  readonly selector: Readonly<Record<string, string>> | null
  /** A Service is named rather than its pods where a waypoint decides about its requests. */
  readonly targetsService: boolean
  /** Kinds that could have been limited to the workload or service, were there labels that find it. */
  readonly unselected: boolean
  /** Other workloads of the namespace that the selector finds. */
  readonly shared: readonly string[]
  /** Names that objects of the kind have in the namespace. */
  readonly taken: readonly string[]
  /** Who called it in the last hour, those of the most requests first; of AuthorizationPolicies only. */
  readonly callers: readonly KnownCaller[]
  /** Why callers are missing; null: nothing is. */
  readonly callersUnknown: string | null
}
