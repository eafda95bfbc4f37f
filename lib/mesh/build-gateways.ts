import type { GatewayFacts, ServiceEntryFacts, ServiceFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { parseGateway } from '@/lib/istio/parse-gateway'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { type GatewayRoute, refOf } from './build-routes'
import { GATEWAY_NAME } from './describe-workload'
import type { KubernetesGateway } from './parse-gateways'
import { indexSelectables, type Select, type Selectable, selectedNames } from './selector-index'

export interface GatewaySources {
  readonly cluster: string
  readonly istio: readonly ClusterObject[]
  readonly kubernetes: ReadonlyMap<string, KubernetesGateway>
  readonly routes: readonly GatewayRoute[]
  readonly selectables: readonly Selectable[]
  readonly services: readonly ServiceFacts[]
  readonly serviceEntries: readonly ServiceEntryFacts[]
}

/** Who serves which hosts at the edge of the mesh. Waypoints are none: they stand before services inside it. */
export function buildGateways(sources: GatewaySources): readonly GatewayFacts[] {
  return [...istioGateways(sources), ...kubernetesGateways(sources)]
}

function istioGateways({ cluster, istio, selectables, serviceEntries }: GatewaySources): readonly GatewayFacts[] {
  const parsed = istio.map((object) => ({ object, ...parseGateway(JsonPlace.root(object.spec, 'spec')) }))
  const select = indexSelectables(selectables, parsed.map(({ selector }) => selector)) // prettier-ignore
  const external = new Set(
    serviceEntries.filter(({ location }) => location === 'mesh-external').flatMap(({ hosts }) => hosts),
  )
  return parsed.map(({ object, selector, hosts }) => {
    const selected = select(selector)
    const leadsOut = hosts.some((host) => external.has(withoutNamespace(host)))
    const kind = leadsOut || isEgress(selector) || selected.some(({ labels }) => isEgress(labels))
    return {
      ref: refOf(cluster, 'Gateway', object),
      kind: kind ? 'egress' : 'ingress',
      workloads: selectedNames(selected, workloadKey),
      hosts,
    }
  })
}

/** Labels that Istio's own installation puts on its egress gateways. */
function isEgress(labels: Readonly<Record<string, string>>): boolean {
  return labels.istio === 'egressgateway' || labels['operator.istio.io/component'] === 'EgressGateways'
}

function withoutNamespace(host: string): string {
  return host.slice(host.indexOf('/') + 1)
}

function kubernetesGateways(sources: GatewaySources): readonly GatewayFacts[] {
  const { cluster, kubernetes, routes, selectables } = sources
  const gateways = [...kubernetes.values()].filter(({ waypoint }) => !waypoint)
  const select = indexSelectables(selectables, [{ [GATEWAY_NAME]: '' }])
  const services = new Map(sources.services.map((service) => [`${service.namespace}/${service.name}`, service]))
  const hostsOfRoutes = groupBy(
    routes.flatMap(({ parents, hostnames }) => parents.map((parent) => ({ parent, hostnames }))),
    ({ parent: { kind, namespace, name } }) => `${kind} ${namespace}/${name}`,
  )
  return gateways.map(({ object, addresses, hosts }) => {
    const { namespace, name } = object.metadata
    const attached = hostsOfRoutes.get(`Gateway ${namespace}/${name}`) ?? []
    return {
      ref: refOf(cluster, 'Gateway', object),
      kind: 'gateway-api',
      workloads: [
        ...new Set([...deployedFor(select, namespace, name), ...servedBy(services, namespace, addresses)]),
      ].sort(compareText),
      hosts: [...new Set([...hosts, ...attached.flatMap(({ hostnames }) => hostnames)])].sort(compareText),
    }
  })
}

/** The proxies that Istio deployed for a Gateway carry its name. */
function deployedFor(select: Select, namespace: string, name: string): readonly string[] {
  return selectedNames(select({ [GATEWAY_NAME]: name }, namespace), workloadKey)
}

/** A Gateway that its owner deployed names the Service in front of the proxies: `NAME`, `NAME.NAMESPACE` or longer. */
function servedBy(
  services: ReadonlyMap<string, ServiceFacts>,
  own: string,
  addresses: readonly string[],
): readonly string[] {
  return addresses.flatMap((address) => {
    const [name = '', namespace = own] = address.split('.')
    const service = services.get(`${namespace}/${name}`)
    return service?.workloads.map((workload) => `${namespace}/${workload}`) ?? []
  })
}

function workloadKey({ namespace, name }: Selectable): string {
  return `${namespace}/${name}`
}
