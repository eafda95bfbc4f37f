import { JsonPlace } from '@/lib/istio/json-place'
import { parseDestinationRule } from '@/lib/istio/parse-destination-rule'
import { parseGatewayRoute } from '@/lib/istio/parse-gateway-api'
import { parseVirtualService } from '@/lib/istio/parse-virtual-service'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import type { Snapshot } from '../mesh-settings'
import type { ActingObject, Through } from './model'

/** A thing as configuration sees it. */
export interface ActedOn {
  readonly namespace: string
  /** Labels of its pods, one set for each workload of it. */
  readonly podLabels: readonly Readonly<Record<string, string>>[]
  /** Names of services of its namespace that lead to it, or that it is. */
  readonly services: readonly string[]
  /** Names of Gateways of its namespace that its pods run (waypoints, deployed gateways). */
  readonly gateways: readonly string[]
}

export interface ActingSettings {
  readonly rootNamespace: string
  /** Domains in which `NAME.NS.svc.DOMAIN` is a service. */
  readonly domains: readonly string[]
}

type Find = (object: ClusterObject) => Through | undefined

/**
 * The objects that act on a thing, each with what it applies through; by narrowness, kind and name. What an object does
 * once it applies, and for which callers (`exportTo`), is its own matter.
 */
export function actingObjects(snapshot: Snapshot, thing: ActedOn, settings: ActingSettings): readonly ActingObject[] {
  const finders = findersOf(thing, settings)
  const found = finders.flatMap(([kind, id, find]) =>
    snapshot(id).flatMap((object): readonly ActingObject[] => {
      const through = find(object)
      const { namespace, name } = object.metadata
      return through === undefined ? [] : [{ kind, namespace, name, through }]
    }),
  )
  return onlyNarrowestSidecar(found).toSorted(
    (a, b) =>
      ORDER.indexOf(a.through.by) - ORDER.indexOf(b.through.by) ||
      compareText(a.kind, b.kind) ||
      compareText(a.namespace, b.namespace) ||
      compareText(a.name, b.name),
  )
}

const ORDER: readonly Through['by'][] = ['selector', 'target', 'host', 'destination', 'parent', 'namespace', 'mesh']

function findersOf(
  thing: ActedOn,
  settings: ActingSettings,
): readonly (readonly [kind: string, id: ClusterKind, find: Find])[] {
  const policy = policyFinder(thing, settings)
  const route = (protocol: 'http' | 'tcp'): Find => gatewayRouteFinder(thing, settings, protocol)
  return [
    ['VirtualService', 'virtualservices.networking.istio.io', virtualServiceFinder(thing, settings)],
    ['DestinationRule', 'destinationrules.networking.istio.io', destinationRuleFinder(thing, settings)],
    ['Gateway', 'gateways.networking.istio.io', selectorFinder(thing, 'selector')],
    ['ServiceEntry', 'serviceentries.networking.istio.io', selectorFinder(thing, 'workloadSelector')],
    ['Sidecar', 'sidecars.networking.istio.io', policyFinder(thing, settings, 'workloadSelector')],
    ['EnvoyFilter', 'envoyfilters.networking.istio.io', policyFinder(thing, settings, 'workloadSelector')],
    ['PeerAuthentication', 'peerauthentications.security.istio.io', policy],
    ['RequestAuthentication', 'requestauthentications.security.istio.io', policy],
    ['AuthorizationPolicy', 'authorizationpolicies.security.istio.io', policy],
    ['Telemetry', 'telemetries.telemetry.istio.io', policy],
    ['WasmPlugin', 'wasmplugins.extensions.istio.io', policy],
    ['Gateway', 'gateways.gateway.networking.k8s.io', gatewayFinder(thing)],
    ['HTTPRoute', 'httproutes.gateway.networking.k8s.io', route('http')],
    ['GRPCRoute', 'grpcroutes.gateway.networking.k8s.io', route('http')],
    ['TCPRoute', 'tcproutes.gateway.networking.k8s.io', route('tcp')],
    ['TLSRoute', 'tlsroutes.gateway.networking.k8s.io', route('tcp')],
  ]
}

function specOf(object: ClusterObject): JsonPlace {
  return JsonPlace.root(object.spec, 'spec')
}

/** Of several Sidecars a proxy follows one: that which selects it, else its namespace's, else the mesh's. */
function onlyNarrowestSidecar(found: readonly ActingObject[]): readonly ActingObject[] {
  const sidecars = found.filter(({ kind }) => kind === 'Sidecar')
  const narrowest = Math.min(...sidecars.map(({ through }) => ORDER.indexOf(through.by)))
  return found.filter(({ kind, through }) => kind !== 'Sidecar' || ORDER.indexOf(through.by) === narrowest)
}

type Hosts = Pick<ActedOn, 'namespace' | 'services'>

/** Whether a host, as it stands in an object of a namespace, means one of the thing's services. */
export function meansService({ namespace, services }: Hosts, domains: readonly string[]) {
  return (host: string, from: string): boolean => {
    const one = serviceOfHost(host, from, domains)
    if (one !== undefined) return one.namespace === namespace && services.includes(one.name)
    if (!host.startsWith('*.')) return false
    const end = host.slice(1)
    return services.some((name) => domains.some((domain) => `${name}.${namespace}.svc.${domain}`.endsWith(end)))
  }
}

function virtualServiceFinder(thing: ActedOn, { domains }: ActingSettings): Find {
  const means = meansService(thing, domains)
  return (object) => {
    const from = object.metadata.namespace
    const { hosts, http, tcp } = parseVirtualService(specOf(object))
    const host = hosts.find((one) => means(one, from))
    if (host !== undefined) return { by: 'host', host }
    const mirrors = http.flatMap((route) => route.mirrors)
    const destinations = [...http, ...tcp].flatMap((route) => route.destinations)
    const destination = [...destinations, ...mirrors].find((one) => means(one, from))
    return destination === undefined ? undefined : { by: 'destination', host: destination }
  }
}

function destinationRuleFinder(thing: ActedOn, { domains }: ActingSettings): Find {
  const means = meansService(thing, domains)
  return (object) => {
    const { host } = parseDestinationRule(specOf(object))
    return means(host, object.metadata.namespace) ? { by: 'host', host } : undefined
  }
}

function gatewayRouteFinder(thing: ActedOn, { domains }: ActingSettings, protocol: 'http' | 'tcp'): Find {
  const means = meansService(thing, domains)
  return (object) => {
    const { namespace } = object.metadata
    const { parents, http, tcp } = parseGatewayRoute(specOf(object), { namespace, protocol })
    const parent = parents.find(
      (one) =>
        one.namespace === thing.namespace &&
        (one.kind === 'Service' ? thing.services : thing.gateways).includes(one.name),
    )
    if (parent !== undefined) return { by: 'parent', kind: parent.kind, name: parent.name }
    const mirrors = http.flatMap((route) => route.mirrors)
    const destinations = [...http, ...tcp].flatMap((route) => route.destinations)
    const host = [...destinations, ...mirrors].find((one) => means(one, namespace))
    return host === undefined ? undefined : { by: 'destination', host }
  }
}

function gatewayFinder({ namespace, gateways }: ActedOn): Find {
  return ({ metadata }) =>
    metadata.namespace === namespace && gateways.includes(metadata.name)
      ? { by: 'target', kind: 'Gateway', name: metadata.name }
      : undefined
}

/** Objects that act on the pods they select and on nothing else. Gateways select in all namespaces. */
function selectorFinder({ namespace, podLabels }: ActedOn, field: 'selector' | 'workloadSelector'): Find {
  return (object) => {
    const place = specOf(object).field(field)
    const labels = (field === 'selector' ? place : place.field('labels')).textMap()
    const reaches = field === 'selector' || object.metadata.namespace === namespace
    const selects = Object.keys(labels).length > 0 && podLabels.some((own) => holds(own, labels))
    return reaches && selects ? { by: 'selector', labels } : undefined
  }
}

/**
 * Objects of the thing's namespace or of the root namespace that select by labels or targets; without either they hold for the
 * whole namespace, in the root namespace for the mesh.
 */
function policyFinder(
  { namespace, podLabels, services, gateways }: ActedOn,
  { rootNamespace }: ActingSettings,
  field: 'selector' | 'workloadSelector' = 'selector',
): Find {
  return (object) => {
    const own = object.metadata.namespace
    if (own !== namespace && own !== rootNamespace) return undefined
    const spec = specOf(object)
    const targets = [...spec.field('targetRefs').items(), spec.field('targetRef')].filter(({ present }) => present)
    if (targets.length > 0) {
      const hit = targets
        .map((target) => ({ kind: target.field('kind').text() ?? '', name: target.field('name').text() ?? '' }))
        .find(({ kind, name }) =>
          kind === 'GatewayClass'
            ? own === rootNamespace && gateways.length > 0
            : own === namespace && (kind === 'Gateway' ? gateways : kind === 'Service' ? services : []).includes(name),
        )
      return hit === undefined ? undefined : { by: 'target', ...hit }
    }
    const labels = spec
      .field(field)
      .field(field === 'selector' ? 'matchLabels' : 'labels')
      .textMap()
    if (Object.keys(labels).length > 0) {
      return podLabels.some((pod) => holds(pod, labels)) ? { by: 'selector', labels } : undefined
    }
    return { by: own === rootNamespace ? 'mesh' : 'namespace' }
  }
}

function holds(labels: Readonly<Record<string, string>>, selector: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([name, value]) => Object.hasOwn(labels, name) && labels[name] === value)
}
