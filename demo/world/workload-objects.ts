import {
  AMBIENT_REDIRECTION,
  canonicalLabels,
  ISTIO_PROXY,
  type PodContainer,
  proxyAnnotations,
  proxyContainer,
  SPEAKS_TLS,
} from '../istio-proxy'
import type { KubeObject } from '../kube-object'
import { chance, seededWord } from '../random'
import { ownedBy } from './owned-by'
import { REVISION_HASH, templateHash } from '../template-hash'
import type { WorldBuilder } from './builder'

/** Where the proxy of a pod runs: a native sidecar, an ordinary container, the only container, nowhere. */
export type ProxyStyle = 'native' | 'container' | 'router' | 'waypoint' | 'ambient' | 'none'

export interface WorkloadSpec {
  readonly name: string
  readonly kind?: 'Deployment' | 'StatefulSet' | 'DaemonSet'
  /** Labels of the pods; without it `app` and `version` are taken from the name. */
  readonly labels?: Readonly<Record<string, string>>
  /** Labels of the workload that its pods do not have. */
  readonly ownLabels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly serviceAccount?: string
  /** Name of the application's container; without it the `app` of the name. */
  readonly container?: string
  readonly image?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
  readonly resources?: object
  readonly replicas?: number
  /** That many pods, the last ones, wait for an image that does not come. */
  readonly broken?: number
  /** How often the application's container has crashed and was started again. */
  readonly restarts?: number
  readonly proxy?: ProxyStyle
  readonly proxyVersion?: string
  /** It goes with this object. */
  readonly owner?: KubeObject
}
type PlacedSpec = WorkloadSpec & { readonly namespace: string; readonly proxy: ProxyStyle }

export const NODES = ['node-a', 'node-b', 'node-c'] as const
export const ISTIO_VERSION = '1.31.1'
// What Kubernetes puts into generated names: no vowels, no words.
const NAME_LETTERS = 'bcdfghjklmnpqrstvwxz2456789'

/** How pods are replaced, where kubectl asks for it before it tells of a rollout. */
const UPDATED = {
  Deployment: {},
  StatefulSet: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } } },
  DaemonSet: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } },
}

/** `reviews-v2` ⇒ app reviews, version v2; `ratings-v2-mysql` ⇒ app ratings, version v2-mysql. */
function labelsOfName(name: string): Readonly<Record<string, string>> {
  const [, app = name, version] = /^(.+?)-(v\d.*)$/.exec(name) ?? []
  return version === undefined ? { app } : { app, version }
}

/** Adds the workload with everything below it. @returns its pods */
export function workloadObjects(world: WorldBuilder, spec: PlacedSpec): readonly KubeObject[] {
  const { namespace, name, kind = 'Deployment', replicas = kind === 'DaemonSet' ? NODES.length : 1 } = spec
  const labels = spec.labels ?? labelsOfName(name)
  const hash = seededWord(world.seed, `${namespace}/${name}`, NAME_LETTERS, 10)
  const annotations = templateAnnotations(spec)
  const template = {
    metadata: { labels, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) },
    spec: podSpec(spec, false),
  }
  const selector = { matchLabels: labels }
  const ready = replicas - (spec.broken ?? 0)
  const controller = world.add(
    { apiVersion: 'apps/v1', kind, namespace, name, labels: { ...labels, ...spec.ownLabels }, ...ownedBy(spec.owner) },
    {
      spec: { ...(kind === 'DaemonSet' ? {} : { replicas }), selector, template, ...UPDATED[kind] },
      status: controllerStatus(kind, replicas, ready, world.born),
    },
  )
  let owner = controller
  if (kind === 'Deployment') {
    const all = { ...labels, 'pod-template-hash': hash }
    owner = world.add(
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        namespace,
        name: `${name}-${hash}`,
        labels: all,
        ...ownedBy(controller),
      },
      {
        spec: {
          replicas,
          selector: { matchLabels: all },
          template: { ...template, metadata: { ...template.metadata, labels: all } },
        },
        status: {
          replicas,
          readyReplicas: ready,
          availableReplicas: ready,
          fullyLabeledReplicas: replicas,
          observedGeneration: 1,
        },
      },
    )
  }
  return Array.from({ length: replicas }, (_, index) => {
    const suffix =
      kind === 'StatefulSet' ? String(index) : seededWord(world.seed, `${namespace}/${name}/${index}`, NAME_LETTERS, 5)
    const extra = kind === 'Deployment' ? { 'pod-template-hash': hash } : { [REVISION_HASH]: templateHash(template) }
    const place = { name: `${owner.metadata.name}-${suffix}`, index, broken: index >= ready }
    return podObject(world, spec, { ...labels, ...extra }, { ...place, owner })
  })
}

interface PodPlace {
  readonly name: string
  readonly index: number
  readonly broken: boolean
  readonly owner?: KubeObject
}

/** Adds one pod as it stands after injection. */
export function podObject(
  world: WorldBuilder,
  spec: PlacedSpec,
  labels: Readonly<Record<string, string>>,
  place: PodPlace,
): KubeObject {
  const { namespace, proxy } = spec
  const address = world.address()
  const placed =
    spec.kind === 'DaemonSet'
      ? place.index
      : Math.floor(chance(world.seed, `node/${namespace}/${place.name}`) * NODES.length)
  const meshed = proxy !== 'none' && proxy !== 'ambient'
  const body = podSpec(spec, true)
  return world.add(
    {
      apiVersion: 'v1',
      kind: 'Pod',
      namespace,
      name: place.name,
      labels: {
        ...labels,
        ...(proxy === 'native' || proxy === 'container' ? SPEAKS_TLS : {}),
        ...(proxy === 'none' ? {} : canonicalLabels(labels, spec.name)),
      },
      annotations: {
        ...(meshed ? proxyAnnotations(proxy === 'native' ? 'native' : 'container') : {}),
        ...(proxy === 'ambient' ? AMBIENT_REDIRECTION : {}),
        ...templateAnnotations(spec),
      },
      ...ownedBy(place.owner),
    },
    {
      spec: { ...body, nodeName: NODES[placed] },
      status: podStatus(world, body, { address, broken: place.broken, restarts: spec.restarts ?? 0 }),
    },
  )
}

const crashed = { exitCode: 2, reason: 'Error' }

function templateAnnotations(spec: WorkloadSpec): Readonly<Record<string, string>> {
  return { ...(spec.proxy === 'container' ? { 'sidecar.istio.io/nativeSidecar': 'false' } : {}), ...spec.annotations }
}

/** Of the pod; or, when not injected, of the template that somebody wrote. */
function podSpec(spec: PlacedSpec, injected: boolean): { containers: PodContainer[]; initContainers?: PodContainer[] } {
  const { proxy, port, proxyVersion = ISTIO_VERSION } = spec
  const app: PodContainer = {
    name: spec.container ?? labelsOfName(spec.name).app ?? spec.name,
    image: spec.image ?? `demo/${labelsOfName(spec.name).app ?? spec.name}:1.0`,
    ...(port === undefined ? {} : { ports: [{ containerPort: port, protocol: 'TCP' }] }),
    ...(spec.env === undefined ? {} : { env: Object.entries(spec.env).map(([key, value]) => ({ name: key, value })) }),
    resources: spec.resources ?? { requests: { cpu: '50m', memory: '64Mi' } },
  }
  const role = proxy === 'router' || proxy === 'waypoint' ? proxy : 'sidecar'
  const sidecar = proxyContainer(role, proxyVersion)
  const common = { serviceAccountName: spec.serviceAccount ?? 'default', restartPolicy: 'Always' }
  if (role !== 'sidecar') return { containers: [sidecar], ...common }
  if (!injected || proxy === 'none' || proxy === 'ambient') return { containers: [app], ...common }
  if (proxy === 'container') return { containers: [app, sidecar], ...common }
  return { initContainers: [{ ...sidecar, restartPolicy: 'Always' }], containers: [app], ...common }
}

interface PodCondition {
  readonly address: string
  readonly broken: boolean
  readonly restarts: number
}

function podStatus(world: WorldBuilder, spec: ReturnType<typeof podSpec>, condition: PodCondition): object {
  const { address, broken, restarts } = condition
  const startedAt = world.born
  const running = { ready: true, started: true, state: { running: { startedAt } } }
  const waiting = {
    ready: false,
    started: false,
    state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image' } },
  }
  const statuses = (containers: readonly PodContainer[], fails: (name: string) => boolean) =>
    containers.map(({ name, image }) => ({
      name,
      image,
      imageID: '',
      restartCount: name === ISTIO_PROXY ? 0 : restarts,
      ...(name === ISTIO_PROXY || restarts === 0
        ? {}
        : { lastState: { terminated: { ...crashed, finishedAt: startedAt } } }),
      ...(fails(name) ? waiting : running),
    }))
  const conditions = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']
  return {
    phase: broken ? 'Pending' : 'Running',
    conditions: conditions.map((type) => ({
      type,
      status: broken && type.endsWith('Ready') ? 'False' : 'True',
      lastTransitionTime: startedAt,
    })),
    containerStatuses: statuses(spec.containers, (name) => broken && name !== ISTIO_PROXY),
    ...(spec.initContainers === undefined ? {} : { initContainerStatuses: statuses(spec.initContainers, () => false) }),
    podIP: address,
    podIPs: [{ ip: address }],
    startTime: startedAt,
    qosClass: 'Burstable',
  }
}

function controllerStatus(kind: string, replicas: number, ready: number, since: string): object {
  if (kind === 'DaemonSet') {
    const scheduled = {
      currentNumberScheduled: replicas,
      desiredNumberScheduled: replicas,
      updatedNumberScheduled: replicas,
    }
    return { ...scheduled, numberAvailable: ready, numberReady: ready, numberMisscheduled: 0, observedGeneration: 1 }
  }
  const counts = {
    replicas,
    readyReplicas: ready,
    availableReplicas: ready,
    updatedReplicas: replicas,
    observedGeneration: 1,
  }
  if (kind === 'StatefulSet') return { ...counts, currentReplicas: replicas }
  const available = { type: 'Available', status: ready === replicas ? 'True' : 'False', lastTransitionTime: since }
  return {
    ...counts,
    ...(ready === replicas ? {} : { unavailableReplicas: replicas - ready }),
    conditions: [
      available,
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable', lastTransitionTime: since },
    ],
  }
}
