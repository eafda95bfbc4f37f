import { isVisibleIn } from '@/lib/access/visible'
import type { ServiceFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseGatewayRoute } from '@/lib/istio/parse-gateway-api'
import { parseVirtualService } from '@/lib/istio/parse-virtual-service'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { makeBare } from '@/lib/std/bare-record'
import { compareText } from '@/lib/std/compare-text'
import { balancerAddresses } from '../balancer-addresses'
import type { Snapshot } from '../mesh-settings'
import { readPod } from '../read-pod'
import { meansService } from './acting-objects'
import { actingSettings, type DetailsSource, detailsBase, visibleConfig } from './details-source'
import { findWaypoint } from './find-waypoint'
import type { ActingObject, EndpointRow, PortRow, ServiceDetails } from './model'
import { podsByWorkload } from './pods-of'
import { readRouting } from './read-routing'
import { workloadLines } from './workload-lines'

const MOST_ENDPOINTS = 500

/** Everything that the cluster's objects tell of one Service of Kubernetes; undefined where there is none of that name. */
export function describeServiceDetails(
  source: DetailsSource,
  namespace: string,
  name: string,
): ServiceDetails | undefined {
  const { snapshot, facts } = source
  const service = facts.services.find((one) => one.name === name && one.namespace === namespace)
  const object = snapshot('services').find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
  if (service === undefined || object === undefined) return undefined
  const workloads = facts.workloads.filter((one) => one.namespace === namespace && service.workloads.includes(one.name))
  const config = visibleConfig(source, {
    namespace,
    podLabels: workloads.map(({ labels }) => labels),
    services: [name],
    gateways: [],
  }).filter(isOfService)
  const leads = meansService({ namespace, services: [name] }, actingSettings(source).domains)
  const endpoints = endpointsOf(source, object)
  return {
    kind: 'service',
    ...detailsBase(source, namespace, name, object),
    ...readSpec(object),
    ports: readPorts(service, object),
    app: service.app,
    endpoints: endpoints.slice(0, MOST_ENDPOINTS),
    moreEndpoints: Math.max(0, endpoints.length - MOST_ENDPOINTS),
    workloads: workloadLines(facts, workloads),
    hostnames: hostnamesOf(snapshot, config),
    waypoint: waypointOf(source, object),
    subsets: subsetsOf(source, config),
    routing: readRouting(snapshot, config, leads),
    config,
  }
}

/** What selects the pods behind the service is told on their own pages. */
function isOfService({ through }: ActingObject): boolean {
  return through.by !== 'selector'
}

function readSpec({ spec, status }: ClusterObject) {
  const place = JsonPlace.root(spec, 'spec')
  const single = place.field('clusterIP').text()
  const addresses = place.field('clusterIPs').texts()
  return {
    type: place.field('type').text() ?? 'ClusterIP',
    addresses: addresses.length > 0 ? addresses : single === undefined ? [] : [single],
    externalName: place.field('externalName').text() ?? null,
    externalAddresses: balancerAddresses({ status }),
    selector: place.field('selector').textMap(),
  }
}

function readPorts({ ports }: ServiceFacts, { spec }: ClusterObject): readonly PortRow[] {
  const written = JsonPlace.root(spec, 'spec').field('ports').items()
  return ports.map((port) => {
    const own = written.find(
      (one) => one.field('port').number() === port.number && (one.field('name').text() ?? null) === port.name,
    )
    const target = own?.record().targetPort
    return {
      ...port,
      target: typeof target === 'string' || typeof target === 'number' ? String(target) : null,
      nodePort: own?.field('nodePort').number() ?? null,
    }
  })
}

/** The pods that the selector finds; of a Service without one, somebody else writes the endpoints. */
function endpointsOf({ snapshot }: DetailsSource, { metadata, spec }: ClusterObject): readonly EndpointRow[] {
  const selector = Object.entries(JsonPlace.root(spec, 'spec').field('selector').textMap())
  if (selector.length === 0) return []
  const rows = [...podsByWorkload(snapshot, metadata.namespace)].flatMap(([workload, pods]) =>
    pods
      .filter((pod) => selector.every(([label, value]) => pod.metadata.labels[label] === value) && !readPod(pod).ended)
      .map((pod) => toEndpoint(workload, pod)),
  )
  return rows.sort((a, b) => compareText(a.pod, b.pod))
}

function toEndpoint(workload: string, pod: ClusterObject): EndpointRow {
  return {
    address: JsonPlace.root(pod.status, 'status').field('podIP').text() ?? '',
    pod: pod.metadata.name,
    workload,
    ready: readPod(pod).ready,
    node: JsonPlace.root(pod.spec, 'spec').field('nodeName').text() ?? null,
  }
}

/** Hosts of routes that gateways serve; a route of the mesh names the service itself. */
function hostnamesOf(snapshot: Snapshot, config: readonly ActingObject[]): readonly string[] {
  const hosts = config.flatMap(({ kind, namespace, name }) => {
    const find = (objects: readonly ClusterObject[]): ClusterObject | undefined =>
      objects.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
    if (kind === 'VirtualService') {
      const spec = find(snapshot('virtualservices.networking.istio.io'))?.spec
      const { hosts: own, gateways } = parseVirtualService(JsonPlace.root(spec, 'spec'))
      return gateways.some((gateway) => gateway !== 'mesh') ? own : []
    }
    if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return []
    const id = kind === 'HTTPRoute' ? 'httproutes.gateway.networking.k8s.io' : 'grpcroutes.gateway.networking.k8s.io'
    const spec = find(snapshot(id))?.spec
    return parseGatewayRoute(JsonPlace.root(spec, 'spec'), { namespace, protocol: 'http' }).hostnames
  })
  return [...new Set(hosts)].sort(compareText)
}

/** Of the DestinationRules among what acts on the service; a subset without a version label is of no one version. */
function subsetsOf({ facts }: DetailsSource, config: readonly ActingObject[]): ServiceDetails['subsets'] {
  const rules = config.filter(({ kind }) => kind === 'DestinationRule')
  const own = facts.destinationRules.filter(({ ref }) =>
    rules.some(({ namespace, name }) => ref.namespace === namespace && ref.name === name),
  )
  const pairs = own.flatMap(({ subsets }) =>
    subsets.flatMap(({ name, version }) => (version === null ? [] : [[name, version] as const])),
  )
  return makeBare(Object.fromEntries(pairs))
}

function waypointOf({ snapshot, visible }: DetailsSource, { metadata }: ClusterObject): ServiceDetails['waypoint'] {
  const waypoint = findWaypoint(snapshot, metadata)
  return waypoint === null || isVisibleIn(visible, waypoint.namespace) ? waypoint : null
}
