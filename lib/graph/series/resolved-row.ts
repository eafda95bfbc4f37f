import type { ReadRow } from './read-series'

/** A workload as one thing over all series that name it. App and version are filled from the dictionary (N8). */
export interface WorkloadIdentity {
  readonly cluster: string | null
  readonly namespace: string | null
  readonly workload: string
  app: string | null
  version: string | null
  /** By the facts, and only where ambient traffic takes part. */
  readonly waypoint: boolean
}

/** The caller of a row. Equal callers are one object. `known` is null where no workload is known. */
export interface SourceEnd {
  /** Numbers all callers. */
  readonly index: number
  /** Numbers the callers that a pair tells apart: by workload, else by app. */
  readonly pairIndex: number
  readonly cluster: string | null
  readonly namespace: string | null
  readonly known: WorkloadIdentity | null
  /** These two only where no workload is known. */
  readonly app: string | null
  readonly version: string | null
}

/** Where a row went. Equal ones are one object. */
export interface DestinationEnd {
  /** Numbers all destinations. */
  readonly index: number
  /** Numbers the destinations that a pair tells apart: by workload, else by service. */
  readonly pairIndex: number
  /** Numbers the services, clusters aside; null where no service is known. */
  readonly serviceIndex: number | null
  readonly cluster: string | null
  /** Of the workload, else of the service. */
  readonly namespace: string | null
  readonly serviceNamespace: string | null
  readonly service: string | null
  readonly known: WorkloadIdentity | null
  readonly app: string | null
  readonly version: string | null
}

/** A series with both its ends resolved (N4 to N8). */
export interface ResolvedRow extends ReadRow {
  readonly source: SourceEnd
  readonly destination: DestinationEnd
}

/** Names that Istio gives where it routed nothing: pseudo services of the caller's proxy. */
export function isEgressName(service: string | null): boolean {
  return service === 'PassthroughCluster' || service === 'BlackHoleCluster'
}

/** Names that a server's proxy gives where it passed a connection through to its own workload. */
export function isInboundPassthrough(service: string | null): boolean {
  return service?.startsWith('InboundPassthroughCluster') ?? false
}
