import { isVisibleIn } from '@/lib/access/visible'
import { isGenerated } from '@/lib/config-objects/object-manager'
import type { ServiceFacts } from '@/lib/graph/facts'
import { serviceOfHost } from '@/lib/graph/series/service-of-host'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseDestinationRule } from '@/lib/istio/parse-destination-rule'
import { parseGatewayRoute } from '@/lib/istio/parse-gateway-api'
import { parseVirtualService } from '@/lib/istio/parse-virtual-service'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import {
  type ConcernedObject,
  type NamedGateway,
  type RoutedService,
  ROUTING_KINDS,
  type RoutingKind,
  type ServiceRouting,
  type ServiceVersion,
} from '@/lib/url/routing-types'
import { meansService } from './acting-objects'
import { actingSettings, type DetailsSource, detailsBase, visibleConfig } from './details-source'
import { findWaypoint } from './find-waypoint'
import type { ActingObject } from './model'
import { namedGateways } from './named-gateways'

/** What the cluster's objects tell of a service's routing; texts and rights are asked for of the API server. */
export type RoutingFacts = Omit<ServiceRouting, 'objects' | 'gateways' | 'moreObjects' | 'createRights'> & {
  readonly objects: readonly ConcernedObject[]
  readonly gateways: readonly NamedGateway[]
}

const NAMES: Readonly<Record<string, RoutingKind>> = {
  VirtualService: 'virtualservices.networking.istio.io',
  DestinationRule: 'destinationrules.networking.istio.io',
  HTTPRoute: 'httproutes.gateway.networking.k8s.io',
  GRPCRoute: 'grpcroutes.gateway.networking.k8s.io',
  TCPRoute: 'tcproutes.gateway.networking.k8s.io',
  TLSRoute: 'tlsroutes.gateway.networking.k8s.io',
}
const RULES: RoutingKind = 'destinationrules.networking.istio.io'

/** What routes a service, and where it could lead; undefined where there is no service of Kubernetes of that name. */
export function describeServiceRouting(
  source: DetailsSource,
  namespace: string,
  name: string,
): RoutingFacts | undefined {
  const { snapshot, facts, states } = source
  const service = facts.services.find((one) => one.name === name && one.namespace === namespace)
  const own = snapshot('services').find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
  if (service === undefined || own === undefined) return undefined
  const found = concernedObjects(source, service)
  const objects = found.map(([concerned]) => concerned)
  const { cluster, now, unread, limited } = detailsBase(source, namespace, name)
  const waypoint = findWaypoint(snapshot, own.metadata)
  const others = otherServices(source, service, found)
  return {
    namespace,
    name,
    now,
    cluster,
    unread,
    limited,
    domain: actingSettings(source).domains[0] ?? '',
    objects,
    gateways: namedGateways(
      source,
      found.map(([{ kind }, object]) => ({ kind, object })),
    ),
    services: [routedService(source, service), ...others.map((one) => routedService(source, one))],
    newRoute: chooseApi(objects, waypoint !== null),
    ambientWithoutWaypoint: waypoint === null && isAmbient(source, service),
    absent: ROUTING_KINDS.filter((kind) => states.some((one) => one.kind === kind && one.state === 'absent')),
  }
}

type Found = readonly [concerned: ConcernedObject, object: ClusterObject]

function concernedObjects(source: DetailsSource, { namespace, name }: ServiceFacts): readonly Found[] {
  const thing = { namespace, podLabels: [], services: [name], gateways: [] }
  return visibleConfig(source, thing).flatMap((acting: ActingObject): readonly Found[] => {
    const kind = NAMES[acting.kind]
    if (kind === undefined) return []
    const object = source
      .snapshot(kind)
      .find(({ metadata }) => metadata.name === acting.name && metadata.namespace === acting.namespace)
    if (object === undefined) return []
    return [[{ ...acting, kind, generated: isGenerated(object.metadata) }, object]]
  })
}

/** Services that the objects send requests to, and those that lead to some of the same workloads and no others: its versions. */
function otherServices(source: DetailsSource, service: ServiceFacts, found: readonly Found[]): readonly ServiceFacts[] {
  const { domains } = actingSettings(source)
  const routed = new Set(
    found.flatMap(([{ kind, namespace }, object]) =>
      destinationsOf(kind, object).flatMap((host) => {
        const meant = serviceOfHost(host, namespace, domains)
        return meant === undefined ? [] : [`${meant.namespace}/${meant.name}`]
      }),
    ),
  )
  const isVersion = ({ namespace, workloads }: ServiceFacts): boolean =>
    namespace === service.namespace &&
    workloads.length > 0 &&
    workloads.every((workload) => service.workloads.includes(workload))
  const isSeen = (namespace: string): boolean => isVisibleIn(source.visible, namespace)
  return source.facts.services
    .filter((one) => one !== service && isSeen(one.namespace))
    .filter((one) => routed.has(`${one.namespace}/${one.name}`) || isVersion(one))
    .toSorted((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name))
}

function destinationsOf(kind: RoutingKind, { spec, metadata }: ClusterObject): readonly string[] {
  const place = JsonPlace.root(spec, 'spec')
  if (kind === RULES) return []
  if (kind === 'virtualservices.networking.istio.io') {
    const { http, tcp } = parseVirtualService(place)
    return [...http, ...tcp].flatMap(({ destinations }) => destinations)
  }
  // Of every kind alike: only where its backends are is asked.
  const { tcp } = parseGatewayRoute(place, { namespace: metadata.namespace, protocol: 'tcp' })
  return tcp.flatMap(({ destinations }) => destinations)
}

function routedService(source: DetailsSource, service: ServiceFacts): RoutedService {
  const { facts, settings } = source
  const { namespace, name, ports } = service
  const versions = facts.workloads
    .filter((one) => one.namespace === namespace && service.workloads.includes(one.name))
    .map(({ name: workload, version, labels, available, desired }): ServiceVersion => {
      const key = ['version', ...settings.versionLabels].find((label) => version !== null && labels[label] === version)
      return {
        workload: { namespace, name: workload },
        version,
        versionLabel: key === undefined || version === null ? null : { key, value: version },
        labels,
        readyPods: available,
        desiredPods: desired,
      }
    })
  return {
    namespace,
    name,
    ports,
    versions: versions.toSorted((a, b) => compareText(a.workload.name, b.workload.name)),
    subsets: subsetsOf(source, service),
  }
}

function subsetsOf(source: DetailsSource, { namespace, name }: ServiceFacts): RoutedService['subsets'] {
  const { snapshot, visible } = source
  const means = meansService({ namespace, services: [name] }, actingSettings(source).domains)
  return snapshot(RULES)
    .filter(({ metadata }) => isVisibleIn(visible, metadata.namespace))
    .flatMap(({ metadata, spec }) => {
      const { host, subsets } = parseDestinationRule(JsonPlace.root(spec, 'spec'))
      if (!means(host, metadata.namespace)) return []
      const rule = { namespace: metadata.namespace, name: metadata.name }
      return subsets.map((subset) => ({ name: subset.name, labels: subset.labels, rule }))
    })
}

/** What routes it already; else the Gateway API where it is reached through one of its gateways; else a VirtualService. */
function chooseApi(objects: readonly ConcernedObject[], hasWaypoint: boolean): ServiceRouting['newRoute'] {
  const route = objects.find(({ kind }) => kind !== RULES)
  if (route !== undefined) {
    const { kind, namespace, name } = route
    const api = kind === 'virtualservices.networking.istio.io' ? 'istio' : 'gateway-api'
    return { api, because: 'routes', object: { kind, namespace, name } }
  }
  return hasWaypoint
    ? { api: 'gateway-api', because: 'waypoint', object: null }
    : { api: 'istio', because: 'usual', object: null }
}

function isAmbient({ facts }: DetailsSource, { namespace, workloads }: ServiceFacts): boolean {
  return facts.workloads.some(
    (one) => one.namespace === namespace && workloads.includes(one.name) && one.ambientPods > one.sidecarPods,
  )
}
