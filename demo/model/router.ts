import { refusalOf } from './attachment'
import { type GatewayRoute, inOrder, readGatewayRoute, readGrants, ROUTE_KINDS } from './gateway-route'
import { hasLabels, labelsAt, listAt, numberAt, textAt, textsAt } from './json'
import type { ObjectView } from './object-index'
import { DOMAIN } from './registry'
import { firstMatch, hostMatches, NO_ROUTE, type Route, type RoutedRequest, type RouteRule } from './route-rule'
import type { Topology, Workload } from './topology'
import { readVirtualService, type VirtualService } from './virtual-service'
import { groupBy } from '@/lib/std/group-by'

/** Which routing object decides. `undefined`: none applies and the request goes to its host. */
export interface Router {
  /** For a call from a proxied workload or a waypoint; `layer` 4 asks for the routes of connections. */
  mesh(request: RoutedRequest, layer: 4 | 7): Route | undefined
  /** For a request that reached a gateway. Without a gateway object for the host there is no route. */
  gateway(workload: Workload, request: RoutedRequest): Route
}

export function readRouter(objects: ObjectView, topology: Topology): Router {
  const services = objects.list('virtualservices.networking.istio.io').map((object) => readVirtualService(object))
  const grants = readGrants(objects.list('referencegrants.gateway.networking.k8s.io'))
  const routes = ROUTE_KINDS.flatMap((kind) =>
    objects.list(`${kind}.gateway.networking.k8s.io`).map((object) => {
      return readGatewayRoute(kind, object, grants(kind, object.metadata.namespace ?? ''))
    }),
  )
  const inMesh = meshRouting(services, routes)
  const gateways = readGateways(objects)
  const doors = new Map<Workload, readonly Door[]>()
  return {
    mesh: inMesh,
    gateway(workload, request) {
      const known = doors.get(workload) ?? doorsOf(workload, gateways)
      doors.set(workload, known)
      const open = known.filter((door) => samePort(door.port, request.port) && hostMatches(door.host, request.host))
      const istio = istioRules(open, services, request)
      if (istio !== undefined) return istio
      const attached = routes.filter((route) => open.some((door) => isAttached(route, door, topology)))
      const named = attached.filter(
        ({ hostnames }) => hostnames.length === 0 || hostnames.some((name) => hostMatches(name, request.host)),
      )
      return firstMatch(inOrder(named), request) ?? NO_ROUTE
    },
  }
}

function meshRouting(services: readonly VirtualService[], routes: readonly GatewayRoute[]): Router['mesh'] {
  const ofMesh = services.filter(({ gateways }) => gateways.includes('mesh'))
  const exact = groupBy(
    ofMesh.flatMap((service) => service.hosts.map((host) => ({ host, service }))),
    ({ host }) => host,
  )
  const wildcards = [...exact.keys()].filter((host) => host.startsWith('*')).sort((a, b) => b.length - a.length)
  const attached = groupBy(
    routes.flatMap((route) =>
      route.parents
        .filter(({ kind }) => kind === 'Service')
        .map(({ name, namespace }) => ({ host: `${name}.${namespace}.${DOMAIN}`, route })),
    ),
    ({ host }) => host,
  )
  return (request, layer) => {
    const visible = (host: string): VirtualService | undefined =>
      exact.get(host)?.find(({ service }) => isExported(service.exportTo, service.namespace, request.sourceNamespace))
        ?.service
    const wildcard = wildcards.find((host) => hostMatches(host, request.host))
    const service = visible(request.host) ?? (wildcard === undefined ? undefined : visible(wildcard))
    const rules: readonly RouteRule[] = (layer === 7 ? service?.http : service?.tcp) ?? []
    if (rules.length > 0) return firstMatch(rules, request) ?? NO_ROUTE
    const layers = layer === 7 ? ['httproutes', 'grpcroutes'] : ['tcproutes', 'tlsroutes']
    const api = (attached.get(request.host) ?? []).map(({ route }) => route).filter(({ kind }) => layers.includes(kind))
    return api.length === 0 ? undefined : (firstMatch(inOrder(api), request) ?? NO_ROUTE)
  }
}

/** `*` everywhere, `.` in the object's own namespace, else the namespaces named. */
export function isExported(exportTo: readonly string[], own: string, viewer: string): boolean {
  return exportTo.some((to) => to === '*' || to === viewer || (to === '.' && own === viewer))
}

/** One host behind one port of a gateway. */
interface Door {
  /** `namespace/name` of an Istio gateway. */
  readonly key: string
  readonly host: string
  readonly port: number
  /** Of the Gateway API: what may attach. */
  readonly listener?: {
    readonly namespace: string
    readonly gateway: string
    readonly spec: unknown
  }
  /** Namespace that an Istio gateway's host is meant for; `*` = all. */
  readonly audience: string
}

interface Gateways {
  readonly istio: readonly { readonly selector: ReadonlyMap<string, string>; readonly doors: readonly Door[] }[]
  /** By `namespace/name`. */
  readonly api: ReadonlyMap<string, readonly Door[]>
}

function readGateways(objects: ObjectView): Gateways {
  const istio = objects.list('gateways.networking.istio.io').map((object) => {
    const namespace = object.metadata.namespace ?? ''
    const doors = listAt(object, 'spec', 'servers').flatMap((server) =>
      textsAt(server, 'hosts').map((written): Door => {
        const [place, host] = written.includes('/') ? written.split('/') : ['*', written]
        const audience = place === '.' ? namespace : (place ?? '*')
        return {
          key: `${namespace}/${object.metadata.name}`,
          host: host ?? '*',
          port: numberAt(server, 'port', 'number') ?? 80,
          audience,
        }
      }),
    )
    return { selector: labelsAt(object, 'spec', 'selector'), doors }
  })
  const api = new Map<string, readonly Door[]>()
  for (const object of objects.list('gateways.gateway.networking.k8s.io')) {
    const { namespace = '', name } = object.metadata
    const doors = listAt(object, 'spec', 'listeners').map((listener): Door => {
      const host = textAt(listener, 'hostname') || '*'
      return {
        key: '',
        host,
        port: numberAt(listener, 'port') ?? 80,
        audience: '*',
        listener: { namespace, gateway: name, spec: listener },
      }
    })
    api.set(`${namespace}/${name}`, doors)
  }
  return { istio, api }
}

function doorsOf(workload: Workload, { istio, api }: Gateways): readonly Door[] {
  const name = workload.labels.get('gateway.networking.k8s.io/gateway-name')
  const own = name === undefined ? [] : (api.get(`${workload.namespace}/${name}`) ?? [])
  return [...istio.filter(({ selector }) => hasLabels(workload.labels, selector)).flatMap(({ doors }) => doors), ...own]
}

/** The service's port and the pod's port of a gateway are one listener. */
function samePort(a: number, b: number): boolean {
  const plain = (port: number): number => (port === 8080 || port === 8443 ? port - 8000 : port)
  return plain(a) === plain(b)
}

/** Rules of the VirtualServices bound to these doors, of the most specific host. Undefined when none names the host. */
function istioRules(
  doors: readonly Door[],
  services: readonly VirtualService[],
  request: RoutedRequest,
): Route | undefined {
  const found: { readonly host: string; readonly key: string; readonly service: VirtualService }[] = []
  for (const { key, audience } of doors) {
    for (const service of key === '' ? [] : services) {
      if (!service.gateways.includes(key) || (audience !== '*' && audience !== service.namespace)) continue
      for (const host of service.hosts) if (hostMatches(host, request.host)) found.push({ host, key, service })
    }
  }
  const specific = (host: string): number => (host.startsWith('*') ? host.length : Infinity)
  const best = Math.max(...found.map(({ host }) => specific(host)))
  for (const { key, service } of found.filter(({ host }) => specific(host) === best)) {
    const route = firstMatch(service.http, { ...request, gateway: key })
    if (route !== undefined) return route
  }
  return found.length === 0 ? undefined : NO_ROUTE
}

function isAttached(route: GatewayRoute, { listener }: Door, topology: Topology): boolean {
  if (listener === undefined) return false
  const { namespace, gateway, spec } = listener
  const labels = topology.namespaces.get(route.namespace) ?? new Map<string, string>()
  const attaching = { ...route, kind: route.objectKind, namespaceLabels: labels }
  return route.parents.some((parent) => {
    if (parent.kind !== 'Gateway' || parent.namespace !== namespace || parent.name !== gateway) return false
    return refusalOf(spec, namespace, attaching, parent.reference) === undefined
  })
}
