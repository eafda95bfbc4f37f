import { isVisibleIn } from '@/lib/access/visible'
import { isGenerated } from '@/lib/config-objects/object-manager'
import { readGatewayName } from '@/lib/istio/gateway-name'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseGatewayRoute } from '@/lib/istio/parse-gateway-api'
import { parseVirtualService } from '@/lib/istio/parse-virtual-service'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { GATEWAY_KINDS, type GatewayKind, type NamedGateway, type RoutingKind } from '@/lib/url/routing-types'
import type { DetailsSource } from './details-source'

interface Route {
  readonly kind: RoutingKind
  readonly object: ClusterObject
}
interface Name {
  readonly kind: GatewayKind
  readonly namespace: string
  readonly name: string
}
const [OF_API, OF_ISTIO] = GATEWAY_KINDS

/** The gateways that routes name, as far as they are there and the user may see them; each once, in the order of the routes. */
export function namedGateways({ visible, snapshot }: DetailsSource, routes: readonly Route[]): readonly NamedGateway[] {
  const each = new Map(routes.flatMap(namesOf).map((one) => [`${one.kind}/${one.namespace}/${one.name}`, one]))
  return [...each.values()].flatMap((one): readonly NamedGateway[] => {
    if (!isVisibleIn(visible, one.namespace)) return []
    const found = snapshot(one.kind).find(
      ({ metadata }) => metadata.name === one.name && metadata.namespace === one.namespace,
    )
    return found === undefined ? [] : [{ ...one, generated: isGenerated(found.metadata) }]
  })
}

function namesOf({ kind, object: { spec, metadata } }: Route): readonly Name[] {
  const place = JsonPlace.root(spec, 'spec')
  const { namespace } = metadata
  switch (kind) {
    case 'destinationrules.networking.istio.io':
      return []
    case 'virtualservices.networking.istio.io':
      return parseVirtualService(place).gateways.map((text) => ({
        kind: OF_ISTIO,
        ...readGatewayName(text, namespace),
      }))
    default:
      return parseGatewayRoute(place, { namespace, protocol: 'tcp' })
        .parents.filter((parent) => parent.kind === 'Gateway')
        .map((parent) => ({ kind: OF_API, namespace: parent.namespace, name: parent.name }))
  }
}
