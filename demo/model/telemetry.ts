import type { Reporter, Workload } from './topology'

export type ReporterSide = 'source' | 'destination' | 'waypoint'
/**
 * `messages`: the message counters of gRPC, which know neither code nor flags. `unmade`: connections that ztunnel closed before
 * they carried anything.
 */
export type FlowKind = 'http' | 'grpc' | 'tcp' | 'messages' | 'unmade'

/** What a proxy writes about one end of a call. */
export interface Peer {
  /** Differs whenever a label differs. */
  readonly key: string
  readonly labels: Readonly<Record<(typeof PEER_LABELS)[number], string>>
}
const PEER_LABELS = [
  'workload',
  'workload_namespace',
  'principal',
  'app',
  'version',
  'canonical_service',
  'canonical_revision',
  'cluster',
] as const

export interface ServiceName {
  readonly service: string
  readonly name: string
  readonly namespace: string
}

/** One set of identity labels on one group of reporting pods: what is counted together. */
export interface FlowLabels {
  readonly reporter: Reporter
  readonly side: ReporterSide
  readonly kind: FlowKind
  readonly source: Peer
  readonly destination: Peer
  readonly service: ServiceName
  readonly code: string
  readonly grpcStatus: string
  readonly flags: string
  readonly policy: 'mutual_tls' | 'none' | 'unknown'
  /** The class that the server's proxy gave the requests; empty: none. */
  readonly operation?: string
  /** Labels that stand instead of the computed ones; an empty one is missing. */
  readonly own?: Readonly<Record<string, string>>
}

export const CLUSTER = 'Kubernetes'

/** Nothing known: only the revision has another word for it. */
export const UNKNOWN_PEER = peer({})

function peer(known: Partial<Peer['labels']>): Peer {
  const labels = {
    workload: 'unknown',
    workload_namespace: 'unknown',
    principal: 'unknown',
    app: 'unknown',
    version: 'unknown',
    canonical_service: 'unknown',
    canonical_revision: 'latest',
    cluster: 'unknown',
    ...known,
  }
  return { key: Object.values(labels).join('\u0000'), labels }
}

/** The peers of a mesh, made once for each workload and kind of knowledge. */
export class Peers {
  readonly #trustDomain: string
  readonly #known = new Map<string, Peer>()

  constructor(trustDomain: string) {
    this.#trustDomain = trustDomain
  }

  /** Everything; the principal only when the connection was mutual TLS. */
  full(workload: Workload, secured: boolean): Peer {
    return this.#peer(`full ${secured}`, workload, () => ({
      ...this.#endpoint(workload, secured),
      app: workload.labels.get('app') ?? 'unknown',
      version: workload.labels.get('version') ?? 'unknown',
    }))
  }

  /** What an endpoint tells without the other proxy's word: neither app nor version. */
  endpoint(workload: Workload, secured: boolean): Peer {
    return this.#peer(`endpoint ${secured}`, workload, () => this.#endpoint(workload, secured))
  }

  #endpoint(workload: Workload, secured: boolean): Partial<Peer['labels']> {
    const { namespace, name } = workload
    const canonical = canonicalOf(workload)
    return {
      workload: name,
      workload_namespace: namespace,
      canonical_service: canonical.service,
      canonical_revision: canonical.revision,
      cluster: CLUSTER,
      ...(secured ? { principal: `spiffe://${principalOf(workload, this.#trustDomain)}` } : {}),
    }
  }

  #peer(kind: string, workload: Workload, make: () => Partial<Peer['labels']>): Peer {
    const key = `${kind} ${workload.key}`
    const known = this.#known.get(key) ?? peer(make())
    this.#known.set(key, known)
    return known
  }
}

/** Who a workload is in mutual TLS, as policies write it: without the scheme. */
export function principalOf({ namespace, serviceAccount }: Workload, trustDomain: string): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`
}

/** What Istio calls a workload where labels do not say it outright (its rule for canonical names). */
export function canonicalOf({ labels, name }: Workload): { readonly service: string; readonly revision: string } {
  const named = labels.get('service.istio.io/canonical-name') ?? labels.get('app.kubernetes.io/name')
  return {
    service: named ?? labels.get('app') ?? name,
    revision: labels.get('service.istio.io/canonical-revision') ?? labels.get('version') ?? 'latest',
  }
}

export function flowKey(flow: FlowLabels): string {
  const { reporter, side, kind, source, destination, service, code, grpcStatus, flags, policy, operation = '' } = flow
  const ends = `${source.key}\u0001${destination.key}\u0001${service.service}\u0000${service.name}\u0000${service.namespace}`
  const own = flow.own === undefined ? '' : JSON.stringify(flow.own)
  return `${reporter.key}\u0001${side} ${kind} ${code} ${grpcStatus} ${flags} ${policy} ${operation}\u0001${ends}${own}`
}

/** The labels as they stand on the series, without those of the scrape. */
export function seriesLabels(flow: FlowLabels): Readonly<Record<string, string>> {
  const { side, kind, source, destination, service } = flow
  const labels: Record<string, string> = { reporter: side }
  for (const name of PEER_LABELS) {
    labels[`source_${name}`] = source.labels[name]
    labels[`destination_${name}`] = destination.labels[name]
  }
  labels.destination_service = service.service
  labels.destination_service_name = service.name
  labels.destination_service_namespace = service.namespace
  if (kind === 'messages') return labels
  labels.request_protocol = kind === 'unmade' ? 'tcp' : kind
  if (kind === 'http' || kind === 'grpc') labels.response_code = flow.code
  if (kind === 'grpc' && flow.grpcStatus !== '') labels.grpc_response_status = flow.grpcStatus
  labels.response_flags = flow.flags
  labels.connection_security_policy = flow.policy
  if (flow.operation !== undefined) labels.request_operation = flow.operation
  return flow.own === undefined ? labels : withoutEmpty({ ...labels, ...flow.own })
}

function withoutEmpty(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''))
}
