import type { Answer, Hop, Upstream } from '../model/outcome'
import { canonicalOf, CLUSTER } from '../model/telemetry'
import type { Pod, Workload } from '../model/topology'
import { authorityOf } from '../model/journey'
import type { Span } from './span'

/** What one proxy knows of a request that it handled. */
export interface Seen {
  readonly proxy: Workload
  readonly pod: Pod | undefined
  /** `asker`: of the caller's side, a gateway or a waypoint. */
  readonly side: 'asker' | 'server'
  readonly hop: Hop
  readonly answer: Answer
  readonly flags: string
  /** Address of who sent it. */
  readonly peer: string
}

interface RequestFacts {
  readonly requestId: string
  readonly meshId: string
}

type Tags = Record<string, string | number | boolean>
type Described = Pick<Span, 'service' | 'operation' | 'kind' | 'tags' | 'details'>

/** Names and tags as Envoy writes them, with Istio's own tags. Codes and sizes are numbers. */
export function describeSpan(seen: Seen, facts: RequestFacts): Described {
  const { proxy, hop, side } = seen
  const canonical = canonicalOf(proxy)
  const upstream = 'reached' in hop ? hop.reached.upstream : hop.ended.upstream
  const details = 'ended' in hop ? hop.ended.details : (side === 'server' ? hop.reached : hop.abandoned)?.details
  return {
    service: `${canonical.service}.${proxy.namespace}`,
    operation: operationOf(seen, upstream),
    ...(details === undefined ? {} : { details }),
    kind: side === 'server' || proxy.proxy === 'waypoint' ? 'server' : 'client',
    tags: {
      component: 'proxy',
      node_id: nodeIdOf(seen),
      'guid:x-request-id': facts.requestId,
      ...requestTags(seen),
      ...upstreamTags(seen, upstream),
      'istio.canonical_service': canonical.service,
      'istio.canonical_revision': canonical.revision,
      'istio.mesh_id': facts.meshId,
      'istio.namespace': proxy.namespace,
      'istio.cluster_id': CLUSTER,
      ...(proxy.proxy === 'waypoint' ? endTags(hop) : {}),
    },
  }
}

/** The route's cluster with what it matched; a gateway's routes match paths. Without a route Envoy's word for it. */
function operationOf({ proxy, hop: { call } }: Seen, upstream: Upstream | undefined): string {
  if (upstream === undefined) return `egress ${authorityOf(call)}`
  const path = call.path.split('?')[0] ?? ''
  const matched = proxy.proxy === 'router' && path !== '/' ? path : '/*'
  return `${upstream.host}:${upstream.port}${matched}`
}

function nodeIdOf({ proxy, pod }: Seen): string {
  const { namespace } = proxy
  return `${proxy.proxy}~${pod?.address ?? ''}~${pod?.name ?? ''}.${namespace}~${namespace}.svc.cluster.local`
}

function requestTags({ hop, answer, flags, peer }: Seen): Tags {
  const { call } = hop
  const isGrpc = call.protocol === 'grpc'
  const { requestBytes, responseBytes } = 'ended' in hop ? hop.ended : call
  const code = Number(answer.code)
  const failed = code >= 500 || code === 0 || (isGrpc && answer.grpcStatus !== '0')
  return {
    'http.url': `http://${authorityOf(call)}${call.path}`,
    'http.method': call.method,
    'http.protocol': isGrpc ? 'HTTP/2' : 'HTTP/1.1',
    user_agent: isGrpc ? 'grpc-demo/1.0' : 'demo/1.0',
    downstream_cluster: '-',
    'peer.address': peer,
    request_size: requestBytes,
    response_size: responseBytes,
    'http.status_code': code,
    response_flags: flags,
    ...(isGrpc ? { 'grpc.path': call.path } : {}),
    ...(answer.grpcStatus === '' ? {} : { 'grpc.status_code': Number(answer.grpcStatus) }),
    ...(failed ? { error: true } : {}),
  }
}

function upstreamTags({ proxy, side, hop }: Seen, upstream: Upstream | undefined): Tags {
  const passing = 'ended' in hop && hop.ended.service.name.endsWith('Cluster') ? hop.ended.service.name : undefined
  if (upstream === undefined) return passing === undefined ? {} : clusterTags(passing)
  const { host, port, subset, targetPort } = upstream
  if (side === 'server') return clusterTags(`inbound|${targetPort}||`)
  if (proxy.proxy === 'waypoint') return clusterTags(`inbound-vip|${port}|${hop.call.protocol}|${host}`)
  return clusterTags(`outbound|${port}|${subset}|${host}`)
}

function clusterTags(name: string): Tags {
  return { upstream_cluster: name, 'upstream_cluster.name': name }
}

/** A waypoint stands for neither end, so it names both. */
function endTags(hop: Hop): Tags {
  const { caller } = hop.asker
  const server = 'reached' in hop ? hop.reached.server : hop.ended.endpoint
  const source = { 'istio.source_workload': caller.name, 'istio.source_namespace': caller.namespace }
  if (server === undefined) return source
  return {
    ...source,
    'istio.destination_workload': server.name,
    'istio.destination_namespace': server.namespace,
  }
}
