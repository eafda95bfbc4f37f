import type { KubeObject } from '../kube-object'
import { entriesAt, labelsAt, listAt, numberAt, textAt, textsAt } from './json'
import type { ObjectView } from './object-index'
import { countPods, type Topology, type Workload } from './topology'

export interface HostPort {
  readonly port: number
  readonly targetPort: number
  /** What the port's name or protocol says; `auto` where it says nothing. */
  readonly protocol: 'http' | 'grpc' | 'tcp' | 'auto'
}

/** What a request can be sent to: a Kubernetes Service, or one host of a ServiceEntry. */
export interface RegisteredHost {
  readonly host: string
  /** Value of `destination_service_name`. */
  readonly name: string
  readonly namespace: string
  readonly ports: readonly HostPort[]
  /** Outside the mesh: there are no workloads to find behind it. */
  readonly external: boolean
  readonly exportTo: readonly string[]
  /** `namespace/workload` of the waypoint in front of it. */
  readonly waypoint: string | undefined
  /** Selects its pods; undefined selects none. */
  readonly selector: ReadonlyMap<string, string> | undefined
}

export interface Registry {
  /** The host that an application in this namespace means by a name. */
  resolve(name: string, namespace: string): RegisteredHost | undefined
  get(host: string): RegisteredHost | undefined
  /** Ready pods behind the host by workload, all or those with the labels of a subset. */
  endpoints(host: RegisteredHost, labels?: ReadonlyMap<string, string>): readonly Endpoints[]
}

export interface Endpoints {
  readonly workload: Workload
  readonly count: number
}

export const DOMAIN = 'svc.cluster.local'

/** `details` in a namespace is its service; names with a dot stand for themselves (Istio's rule for short names). */
export function fullHost(name: string, namespace: string): string {
  return name.includes('.') || name === '*' ? name : `${name}.${namespace}.${DOMAIN}`
}

export function readRegistry(objects: ObjectView, topology: Topology): Registry {
  const hosts = new Map<string, RegisteredHost>()
  const add = (host: RegisteredHost): void => {
    if (!hosts.has(host.host)) hosts.set(host.host, host)
  }
  const waypoints = otherWaypoints(objects)
  for (const object of objects.list('services')) add(readService(object, topology, waypoints))
  for (const object of objects.list('serviceentries.networking.istio.io')) readServiceEntry(object).forEach(add)
  const wildcards = [...hosts.values()].filter(({ host }) => host.startsWith('*.'))
  const get = (host: string): RegisteredHost | undefined =>
    hosts.get(host) ?? wildcards.find((wildcard) => host.endsWith(wildcard.host.slice(1)))
  const known = new Map<RegisteredHost, Map<ReadonlyMap<string, string>, readonly Endpoints[]>>()
  const find = ({ selector, namespace }: RegisteredHost, labels: ReadonlyMap<string, string>): readonly Endpoints[] => {
    if (selector === undefined) return []
    const wanted = new Map([...selector, ...labels])
    return (topology.workloadsOf.get(namespace) ?? [])
      .map((workload) => ({ workload, count: countPods(workload, wanted) }))
      .filter(({ count }) => count > 0)
  }
  return {
    get,
    resolve: (name, namespace) =>
      hosts.get(name) ??
      hosts.get(`${name}.${namespace}.${DOMAIN}`) ??
      hosts.get(`${name}.${DOMAIN}`) ??
      hosts.get(`${name}.cluster.local`) ??
      get(name),
    endpoints(host, labels = ALL) {
      const ofHost = known.get(host) ?? new Map<ReadonlyMap<string, string>, readonly Endpoints[]>()
      const found = ofHost.get(labels) ?? find(host, labels)
      known.set(host, ofHost.set(labels, found))
      return found
    },
  }
}

const ALL: ReadonlyMap<string, string> = new Map()

/** Waypoints that do not look after services, only after workloads, or after nothing. */
function otherWaypoints(objects: ObjectView): ReadonlySet<string> {
  const others = objects.list('gateways.gateway.networking.k8s.io').filter((object) => {
    return ['workload', 'none'].includes(textAt(object, 'metadata', 'labels', 'istio.io/waypoint-for'))
  })
  return new Set(others.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`))
}

function readService(object: KubeObject, topology: Topology, others: ReadonlySet<string>): RegisteredHost {
  const { name, namespace = '' } = object.metadata
  const selector = labelsAt(object, 'spec', 'selector')
  const labels = labelsAt(object, 'metadata', 'labels')
  const ofNamespace = topology.namespaces.get(namespace)
  const chooser = labels.has('istio.io/use-waypoint') ? labels : ofNamespace
  const chosen = chooser?.get('istio.io/use-waypoint') ?? 'none'
  const waypoint = `${chooser?.get('istio.io/use-waypoint-namespace') ?? namespace}/${chosen}`
  return {
    host: `${name}.${namespace}.${DOMAIN}`,
    name,
    namespace,
    ports: listAt(object, 'spec', 'ports').map((port) =>
      toPort(port, 'port', textAt(port, 'appProtocol') || textAt(port, 'name')),
    ),
    external: textAt(object, 'spec', 'type') === 'ExternalName',
    exportTo: ['*'],
    waypoint: chosen === 'none' || others.has(waypoint) ? undefined : waypoint,
    selector: selector.size === 0 ? undefined : selector,
  }
}

function readServiceEntry(object: KubeObject): readonly RegisteredHost[] {
  const inside = textAt(object, 'spec', 'location') === 'MESH_INTERNAL'
  const selects = entriesAt(object, 'spec', 'workloadSelector').size > 0
  const exportTo = textsAt(object, 'spec', 'exportTo')
  return textsAt(object, 'spec', 'hosts').map((host) => ({
    host,
    name: host,
    namespace: object.metadata.namespace ?? '',
    ports: listAt(object, 'spec', 'ports').map((port) => toPort(port, 'number', textAt(port, 'protocol'))),
    external: !inside || !selects,
    exportTo: exportTo.length === 0 ? ['*'] : exportTo,
    waypoint: undefined,
    selector: selects ? labelsAt(object, 'spec', 'workloadSelector', 'labels') : undefined,
  }))
}

function toPort(port: unknown, numberField: string, protocol: string): HostPort {
  const number = numberAt(port, numberField) ?? 0
  return { port: number, targetPort: numberAt(port, 'targetPort') ?? number, protocol: protocolOf(protocol) }
}

/** Istio's protocol selection: what stands before the first dash of a port's name. */
function protocolOf(name: string): HostPort['protocol'] {
  const word = name.toLowerCase().split('-')[0] ?? ''
  if (word === 'http' || word === 'http2' || word === 'http1' || word === 'kubernetes.io/h2c') return 'http'
  if (word === 'grpc') return 'grpc'
  return ['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'].includes(word) ? 'tcp' : 'auto'
}
