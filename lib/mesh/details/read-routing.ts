import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { Snapshot } from '../mesh-settings'
import type { ActingObject } from './model'
import { readGatewayRoute } from './read-gateway-route'
import { readVirtualService } from './read-virtual-service'
import type { RouteRule, RoutingObject } from './routing-model'

const ROUTE_KINDS: ReadonlyMap<string, readonly [id: ClusterKind, protocol: RoutingObject['protocol']]> = new Map([
  ['VirtualService', ['virtualservices.networking.istio.io', 'http']],
  ['HTTPRoute', ['httproutes.gateway.networking.k8s.io', 'http']],
  ['GRPCRoute', ['grpcroutes.gateway.networking.k8s.io', 'http']],
  ['TCPRoute', ['tcproutes.gateway.networking.k8s.io', 'tcp']],
  ['TLSRoute', ['tlsroutes.gateway.networking.k8s.io', 'tcp']],
])

/**
 * What the routes among these objects do with requests to a service. Of an object that is not about the service but sends some
 * requests to it, only those rules.
 *
 * @param leads whether a host, as it stands in an object of a namespace, means the service.
 */
export function readRouting(
  snapshot: Snapshot,
  config: readonly ActingObject[],
  leads: (host: string, from: string) => boolean,
): readonly RoutingObject[] {
  return config.flatMap((acting): readonly RoutingObject[] => {
    const [id, protocol] = ROUTE_KINDS.get(acting.kind) ?? []
    if (id === undefined || protocol === undefined) return []
    const { kind, namespace, name, through } = acting
    const object = snapshot(id).find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
    if (object === undefined) return []
    const concerns = (rule: RouteRule): boolean =>
      through.by !== 'destination' || rule.targets.some(({ host }) => leads(host, namespace))
    const base = { kind, namespace, name, gateways: gatewaysOf(kind, object) }
    return rulesOf(kind, object, protocol)
      .map(([own, rules]) => ({ ...base, protocol: own, rules: rules.filter(concerns) }))
      .filter(({ rules }) => rules.length > 0)
  })
}

type Rules = readonly [protocol: RoutingObject['protocol'], rules: readonly RouteRule[]]

function rulesOf(kind: string, { spec }: ClusterObject, protocol: RoutingObject['protocol']): readonly Rules[] {
  const place = JsonPlace.root(spec, 'spec')
  if (kind !== 'VirtualService') return [[protocol, readGatewayRoute(place)]]
  const { http, tcp } = readVirtualService(place)
  return [
    ['http', http],
    ['tcp', tcp],
  ]
}

function gatewaysOf(kind: string, { spec }: ClusterObject): readonly string[] {
  const place = JsonPlace.root(spec, 'spec')
  if (kind === 'VirtualService') return place.field('gateways').texts()
  return place
    .field('parentRefs')
    .items()
    .filter((parent) => (parent.field('kind').text() ?? 'Gateway') === 'Gateway')
    .flatMap((parent) => parent.field('name').text() ?? [])
}
