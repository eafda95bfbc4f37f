import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import { itemsOf, valueAt } from '@/lib/istio/edit/read-json'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseGatewayRoute } from '@/lib/istio/parse-gateway-api'
import { meansService } from '@/lib/mesh/details/acting-objects'
import type { Json } from '@/lib/std/json'
import type { RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'

/** Whom a route is about. */
export interface Concern {
  /** Where the list of it stands in the object. */
  readonly at: readonly string[]
  /** Its items that mean the service and nothing else, by their index. */
  readonly own: readonly { readonly index: number; readonly name: string }[]
  /** Wildcards that mean the service among others. */
  readonly wildcards: readonly string[]
  readonly others: readonly string[]
  /** What it is bound to besides, for people: `others`, or hostnames of a route of the Gateway API. */
  readonly names: readonly string[]
}

type Service = Pick<ServiceRouting, 'namespace' | 'name' | 'domain'>

/** Undefined: something else stands there than the schema says. */
export function readConcern(route: RoutingObjectText, object: Json, service: Service): Concern | undefined {
  return route.kind === 'virtualservices.networking.istio.io'
    ? readHosts(route, object, service)
    : readParents(route, object, service)
}

function readHosts(route: RoutingObjectText, object: Json, service: Service): Concern | undefined {
  const at = ['spec', 'hosts']
  const hosts = textsOf(valueAt(object, ...at))
  if (hosts === undefined) return undefined
  const places = hosts.map((name, index) => ({ index, name, means: meaningOf(name, route, service) }))
  const others = places.filter(({ means }) => means === 'other').map(({ name }) => name)
  return {
    at,
    own: places.filter(({ means }) => means === 'service').map(({ index, name }) => ({ index, name })),
    wildcards: places.filter(({ means }) => means === 'many').map(({ name }) => name),
    others,
    names: others,
  }
}

/** What a host in an object means: the service, many hosts and the service among them, or something else. */
export function meaningOf(
  host: string,
  { namespace, through }: Pick<RoutingObjectText, 'namespace' | 'through'>,
  { namespace: own, name, domain }: Service,
): 'service' | 'many' | 'other' {
  const meant = serviceOfHost(host, namespace, [domain])
  if (meant?.namespace === own && meant.name === name) return 'service'
  if (host === '*' || meansService({ namespace: own, services: [name] }, [domain])(host, namespace)) return 'many'
  // The cluster knows further domains.
  if (through.by === 'host' && through.host === host) return host.includes('*') ? 'many' : 'service'
  return 'other'
}

function readParents(
  { namespace }: RoutingObjectText,
  object: Json,
  { namespace: own, name }: Service,
): Concern | undefined {
  const at = ['spec', 'parentRefs']
  const list = valueAt(object, ...at)
  if (list !== undefined && itemsOf(list) === undefined) return undefined
  // Of every kind alike: only parents and hostnames are asked.
  const route = parseGatewayRoute(JsonPlace.root(valueAt(object, 'spec'), 'spec'), { namespace, protocol: 'tcp' })
  const places = route.parents.map((parent, index) => ({
    index,
    name: `${parent.kind} ${parent.namespace === namespace ? '' : `${parent.namespace}/`}${parent.name}`,
    isOwn: parent.kind === 'Service' && parent.name === name && parent.namespace === own,
  }))
  const others = places.filter(({ isOwn }) => !isOwn).map((one) => one.name)
  return {
    at,
    own: places.filter(({ isOwn }) => isOwn).map(({ index, name: parent }) => ({ index, name: parent })),
    wildcards: [],
    others,
    names: route.hostnames.length > 0 ? route.hostnames : others,
  }
}

/** Absent is none; undefined: no list of texts. */
function textsOf(list: Json | undefined): readonly string[] | undefined {
  if (list === undefined || list === null) return []
  const items = itemsOf(list)
  const texts = items?.flatMap((item) => (typeof item === 'string' ? [item] : []))
  return texts?.length === items?.length ? texts : undefined
}
