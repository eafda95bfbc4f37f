import type { KubeObject } from '../kube-object'
import { entriesAt, hasLabels, labelsAt, listAt, numberAt, textAt, textsAt } from './json'
import { readMeshConfig, type MeshConfig } from './mesh-config'
import type { ObjectView } from './object-index'

/** `router`: a gateway; `ambient`: no proxy in the pod, ztunnel carries its traffic. */
export type ProxyKind = 'sidecar' | 'router' | 'waypoint' | 'ambient' | 'none'

export interface Pod {
  readonly uid: string
  readonly namespace: string
  readonly name: string
  readonly address: string
  readonly node: string
  readonly labels: ReadonlyMap<string, string>
  readonly ready: boolean
  readonly proxy: ProxyKind
  /** Tag of the image of istio-proxy, pilot or ztunnel. */
  readonly istio?: { readonly component: 'proxy' | 'pilot' | 'ztunnel'; readonly tag: string }
  readonly containers: readonly { readonly name: string; readonly image: string }[]
  /** Where its metrics are scraped, when they are. */
  readonly scrapePort: number | undefined
  readonly serviceAccount: string
  /** A machine outside the cluster. */
  readonly machine: boolean
  /** Its application sends so many requests at once; absent: one by one. */
  readonly burst?: number
}

/** A group of pods that report as one: a workload, or the ztunnel of one node. */
export interface Reporter {
  readonly key: string
  /** The ready ones. */
  readonly pods: readonly Pod[]
}

export interface Workload extends Reporter {
  readonly namespace: string
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly proxy: ProxyKind
  readonly serviceAccount: string
}

/** The workloads that the objects describe at one moment. */
export interface Topology {
  readonly config: MeshConfig
  readonly namespaces: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly workloads: ReadonlyMap<string, Workload>
  readonly workloadsOf: ReadonlyMap<string, readonly Workload[]>
  /** The ztunnel of each node. */
  readonly ztunnels: ReadonlyMap<string, Reporter>
}

export function readTopology(objects: ObjectView): Topology {
  const namespaces = new Map(
    objects.list('namespaces').map((object) => [object.metadata.name, labelsAt(object, 'metadata', 'labels')]),
  )
  const replicas = new Map<string, number>()
  for (const resource of ['deployments.apps', 'statefulsets.apps']) {
    for (const object of objects.list(resource)) {
      replicas.set(
        `${object.metadata.namespace ?? ''}/${object.metadata.name}`,
        numberAt(object, 'spec', 'replicas') ?? 1,
      )
    }
  }
  const pods = new Map<string, { readonly name: string; readonly pods: Pod[] }>()
  const members = [
    ...objects.list('pods').map((object) => readPod(object)),
    ...objects.list('workloadentries.networking.istio.io').map((object) => readMachine(object)),
  ]
  for (const { workload, pod } of members) {
    const key = `${pod.namespace}/${workload}`
    const group = pods.get(key)
    if (group === undefined) pods.set(key, { name: workload, pods: [pod] })
    else group.pods.push(pod)
  }
  const workloads = new Map<string, Workload>()
  const workloadsOf = new Map<string, Workload[]>()
  const ztunnels = new Map<string, Reporter>()
  for (const [key, group] of pods) {
    const workload = toWorkload(key, group, { wanted: replicas.get(key), namespaces })
    workloads.set(key, workload)
    const neighbours = workloadsOf.get(workload.namespace)
    if (neighbours === undefined) workloadsOf.set(workload.namespace, [workload])
    else neighbours.push(workload)
    for (const pod of workload.pods) {
      if (pod.istio?.component === 'ztunnel') ztunnels.set(pod.node, { key: `${key}@${pod.node}`, pods: [pod] })
    }
  }
  return { config: readMeshConfig(objects), namespaces, workloads, workloadsOf, ztunnels }
}

interface Surroundings {
  /** Replicas that the controller asks for: pods beyond are as good as gone, even where nobody removes them. */
  readonly wanted: number | undefined
  readonly namespaces: Topology['namespaces']
}

function toWorkload(
  key: string,
  group: { readonly name: string; readonly pods: readonly Pod[] },
  around: Surroundings,
): Workload {
  const pods = group.pods.filter((pod) => pod.ready).slice(0, around.wanted)
  const [model = group.pods[0]] = pods
  const namespace = model?.namespace ?? ''
  const labels = model?.labels ?? new Map<string, string>()
  const mode = labels.get('istio.io/dataplane-mode') ?? around.namespaces.get(namespace)?.get('istio.io/dataplane-mode')
  const own = model?.proxy ?? 'none'
  const proxy = own === 'none' && mode === 'ambient' ? 'ambient' : own
  return { key, namespace, name: group.name, labels, proxy, serviceAccount: model?.serviceAccount ?? 'default', pods }
}

const podCache = new WeakMap<KubeObject, { readonly workload: string; readonly pod: Pod }>()

/** Objects are immutable, so each is read once. */
function readPod(object: KubeObject): { readonly workload: string; readonly pod: Pod } {
  const known = podCache.get(object)
  if (known !== undefined) return known
  const labels = labelsAt(object, 'metadata', 'labels')
  const annotations = labelsAt(object, 'metadata', 'annotations')
  const containers = [...listAt(object, 'spec', 'containers'), ...listAt(object, 'spec', 'initContainers')]
  const port = Number(annotations.get('prometheus.io/port'))
  const burst = Number(annotations.get('demo.pharos/burst'))
  const istio = istioOf(containers)
  const pod: Pod = {
    uid: object.metadata.uid ?? object.metadata.name,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    address: textAt(object, 'status', 'podIP'),
    node: textAt(object, 'spec', 'nodeName'),
    labels,
    ready: isReady(object),
    proxy: proxyOf(containers, istio),
    ...(istio === undefined ? {} : { istio }),
    containers: containers.map((one) => ({ name: textAt(one, 'name'), image: textAt(one, 'image') })),
    scrapePort: annotations.get('prometheus.io/scrape') === 'true' && port > 0 ? port : undefined,
    serviceAccount: textAt(object, 'spec', 'serviceAccountName') || 'default',
    machine: false,
    ...(burst > 1 ? { burst } : {}),
  }
  const read = { workload: workloadName(object, labels), pod }
  podCache.set(object, read)
  return read
}

function isReady(object: KubeObject): boolean {
  if (object.metadata.deletionTimestamp !== undefined) return false
  return listAt(object, 'status', 'conditions').some(
    (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
  )
}

function istioOf(containers: readonly unknown[]): Pod['istio'] {
  for (const container of containers) {
    const [, image = '', tag = ''] = /([^/:]+):([^:]+)$/.exec(textAt(container, 'image')) ?? []
    if (image === 'pilot') return { component: 'pilot', tag }
    if (textAt(container, 'name') === 'istio-proxy')
      return { component: image === 'ztunnel' ? 'ztunnel' : 'proxy', tag }
  }
  return undefined
}

function proxyOf(containers: readonly unknown[], istio: Pod['istio']): ProxyKind {
  if (istio?.component !== 'proxy') return 'none'
  const proxy = containers.find((container) => textAt(container, 'name') === 'istio-proxy')
  const role = textsAt(proxy, 'args')[1]
  return role === 'router' || role === 'waypoint' ? role : 'sidecar'
}

/** The name under which proxies report: of the Deployment, not of its ReplicaSet; of a bare pod its own. */
function workloadName(object: KubeObject, labels: ReadonlyMap<string, string>): string {
  const owner = listAt(object, 'metadata', 'ownerReferences')[0]
  const name = textAt(owner, 'name')
  const hash = labels.get('pod-template-hash')
  if (textAt(owner, 'kind') === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`)) {
    return name.slice(0, -hash.length - 1)
  }
  return name || object.metadata.name
}

function readMachine(object: KubeObject): { readonly workload: string; readonly pod: Pod } {
  const labels = labelsAt(object, 'spec', 'labels')
  const pod: Pod = {
    uid: object.metadata.uid ?? object.metadata.name,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    address: textAt(object, 'spec', 'address'),
    node: '',
    labels,
    ready: true,
    proxy: labels.get('security.istio.io/tlsMode') === 'istio' ? 'sidecar' : 'none',
    containers: [],
    scrapePort: 15020,
    serviceAccount: textAt(object, 'spec', 'serviceAccount') || 'default',
    machine: true,
  }
  const group = entriesAt(object, 'metadata', 'annotations').get('istio.io/autoRegistrationGroup')
  return { workload: typeof group === 'string' ? group : object.metadata.name, pod }
}

/** How many ready pods of the workload carry these labels. */
export function countPods(workload: Workload, labels: ReadonlyMap<string, string>): number {
  return workload.pods.reduce((count, pod) => (hasLabels(pod.labels, labels) ? count + 1 : count), 0)
}
