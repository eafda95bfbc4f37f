import type { KubeObject } from '../kube-object'
import { itemsAt, type JsonObject, labelsAt, objectAt, textAt, valueAt } from './json'
import { typeOfObject } from './resource-types'
import type { ObjectStore, StoredChange } from './store'

const READY_AFTER_MS = 3000
/** More pods of one workload find no node. */
const ROOM = 100
const SCALED = new Set(['Deployment', 'ReplicaSet', 'StatefulSet'])

export interface Scaler {
  noticed(change: StoredChange): void
  tick(nowMs: number): void
}

/**
 * Keeps pods and status in step with `spec.replicas`. A new pod is a copy of the last one of its owner, with the proxy it
 * had, and is ready after 3 s. Pod templates are not rolled out. Objects that nobody touches stay as they are.
 */
export function createScaler(store: ObjectStore): Scaler {
  const touched = new Map<string, KubeObject>()
  const starting = new Set<KubeObject>()
  const lastPods = new Map<string, KubeObject>()
  return {
    noticed({ type, object }) {
      if (SCALED.has(object.kind)) touched.set(object.metadata.uid ?? '', object)
      else if (object.kind !== 'Pod') return
      const owner = controllerOf(store, object)
      if (owner !== undefined) touched.set(owner.metadata.uid ?? '', owner)
      if (object.kind !== 'Pod') return
      if (owner !== undefined && type === 'DELETED') lastPods.set(owner.metadata.uid ?? '', object)
      if (type === 'ADDED' && textAt(object, 'status', 'podIP') === '') starting.add(object)
    },
    tick(nowMs) {
      for (const pod of starting) {
        if (nowMs < Date.parse(pod.metadata.creationTimestamp ?? '') + READY_AFTER_MS) continue
        starting.delete(pod)
        const current = store.current(pod)
        if (current !== undefined) store.update({ ...current, status: runningStatus(current) })
      }
      // Each round touches the owners of what the round before changed; a Deployment is two steps above its pods.
      for (let round = 0; round < 5 && touched.size > 0; round++) {
        const owners = [...touched.values()]
        touched.clear()
        for (const owner of owners) {
          const current = store.current(owner)
          if (current !== undefined) reconcile(store, current, lastPods.get(current.metadata.uid ?? ''))
          else lastPods.delete(owner.metadata.uid ?? '')
        }
      }
    },
  }
}

function controllerOf(store: ObjectStore, { metadata }: KubeObject): KubeObject | undefined {
  const owners = itemsAt(metadata, 'ownerReferences')
  const owner = owners.find((reference) => valueAt(reference, 'controller') === true)
  const type = typeOfObject({ apiVersion: textAt(owner, 'apiVersion'), kind: textAt(owner, 'kind') })
  return type && store.get(type.id, metadata.namespace ?? '', textAt(owner, 'name'))
}

function reconcile(store: ObjectStore, owner: KubeObject, lastPod: KubeObject | undefined): void {
  const replicas = Number(valueAt(owner, 'spec', 'replicas') ?? 1)
  const wanted = Number.isInteger(replicas) ? replicas : 1
  const sets = ownedBy(store, owner, 'ReplicaSet')
  const [newest] = sets.toSorted((a, b) => descending(a.metadata.creationTimestamp, b.metadata.creationTimestamp))
  if (newest !== undefined) store.update({ ...newest, spec: { ...objectAt(newest, 'spec'), replicas: wanted } })
  else if (owner.kind !== 'Deployment') scalePods(store, owner, { wanted: Math.min(wanted, ROOM), lastPod })
  writeStatus(
    store,
    owner,
    [owner, ...sets].flatMap((each) => ownedBy(store, each, 'Pod')),
  )
}

function scalePods(
  store: ObjectStore,
  owner: KubeObject,
  { wanted, lastPod }: { readonly wanted: number; readonly lastPod: KubeObject | undefined },
): void {
  const pods = ownedBy(store, owner, 'Pod')
  const names = new Set(pods.map(({ metadata }) => metadata.name))
  for (let ordinal = 0, missing = wanted - pods.length; missing > 0; ordinal++) {
    const name = owner.kind === 'StatefulSet' ? `${owner.metadata.name}-${ordinal}` : ''
    if (names.has(name)) continue
    store.create(newPod(owner, name, pods[0] ?? lastPod))
    missing -= 1
  }
  // Those that do not run go first; of a StatefulSet the highest.
  const order = pods.toSorted((a, b) => {
    return Number(isReady(a)) - Number(isReady(b)) || descending(a.metadata.name, b.metadata.name)
  })
  for (const { metadata } of order.slice(0, Math.max(0, pods.length - wanted))) {
    store.delete('pods', metadata.namespace ?? '', metadata.name)
  }
}

function newPod(owner: KubeObject, name: string, pattern: KubeObject | undefined): KubeObject {
  const { apiVersion, kind, metadata } = owner
  const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }
  const selected = labelsAt(owner, 'spec', 'selector', 'matchLabels')
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(name === '' ? { generateName: `${metadata.name}-` } : {}),
      name,
      namespace: metadata.namespace ?? '',
      labels: pattern?.metadata.labels ?? { ...labelsAt(owner, 'spec', 'template', 'metadata', 'labels'), ...selected },
      annotations: pattern?.metadata.annotations ?? labelsAt(owner, 'spec', 'template', 'metadata', 'annotations'),
      ownerReferences: [{ ...reference, blockOwnerDeletion: true }],
    },
    spec: pattern?.spec ?? objectAt(owner, 'spec', 'template', 'spec'),
    status: { phase: 'Pending' },
  }
}

function writeStatus(store: ObjectStore, owner: KubeObject, pods: readonly KubeObject[]): void {
  const ready = pods.filter(isReady).length
  const { unavailableReplicas: _unavailable, ...kept } = objectAt(owner, 'status')
  const status = {
    ...kept,
    observedGeneration: owner.metadata.generation ?? 1,
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    ...(owner.kind === 'ReplicaSet' ? { fullyLabeledReplicas: pods.length } : { updatedReplicas: pods.length }),
    ...(owner.kind === 'Deployment' && ready < pods.length ? { unavailableReplicas: pods.length - ready } : {}),
  }
  store.update({ ...owner, status })
}

function runningStatus(pod: KubeObject): JsonObject {
  const since = pod.metadata.creationTimestamp
  const { resourceVersion } = pod.metadata
  const podIP = `10.250.${(Number(resourceVersion) >> 8) & 255}.${Number(resourceVersion) & 255}`
  const running = { imageID: '', restartCount: 0, ready: true, started: true, state: { running: { startedAt: since } } }
  const statuses = (field: string) =>
    itemsAt(pod, 'spec', field).map((container) => ({
      name: textAt(container, 'name'),
      image: textAt(container, 'image'),
      ...running,
    }))
  const conditions = ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled']
  return {
    phase: 'Running',
    conditions: conditions.map((type) => ({ type, status: 'True', lastTransitionTime: since })),
    initContainerStatuses: statuses('initContainers'),
    containerStatuses: statuses('containers'),
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: since,
  }
}

function ownedBy(store: ObjectStore, owner: KubeObject, kind: string): readonly KubeObject[] {
  return store.dependents(owner.metadata.uid ?? '').filter((object) => object.kind === kind)
}
function isReady(pod: KubeObject): boolean {
  const conditions = itemsAt(pod, 'status', 'conditions')
  return conditions.some((condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True')
}
function descending(a = '', b = ''): number {
  return b.localeCompare(a, 'en', { numeric: true })
}
