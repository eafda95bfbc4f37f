import type { DemoClock } from '../clock'
import type { KubeObject } from '../kube-object'
import { itemsAt, type JsonObject, objectAt, textAt, wholeAt } from '../kubernetes/json'
import { timestamp } from '../kubernetes/object-rules'
import type { ObjectStore } from '../kubernetes/store'
import { type Active, ofKind } from './fault-board'

const SCALED = ['deployments.apps', 'statefulsets.apps'] as const

/** Workloads whose pods crash, and those that somebody scaled, as long as the faults are on. */
export class WorkloadFaults {
  readonly #store: ObjectStore
  readonly #clock: DemoClock
  readonly #endTicks: () => void
  /** Replicas before, by `namespace/name`. */
  readonly #before = new Map<string, number>()
  #crashing: readonly string[] = []

  constructor({ store, clock }: { readonly store: ObjectStore; readonly clock: DemoClock }) {
    this.#store = store
    this.#clock = clock
    this.#endTicks = clock.onTick(() => this.#crash())
  }

  /** These are the faults from now on. */
  follow(faults: readonly Active[]): void {
    this.#scale(new Map(ofKind(faults, 'scale').map(({ workload, replicas }) => [workload, replicas])))
    const crashing = ofKind(faults, 'crash').map(({ workload }) => workload)
    const healed = this.#crashing.filter((workload) => !crashing.includes(workload))
    this.#crashing = crashing
    for (const pod of this.#podsOf(healed)) if (isCrashed(pod)) this.#store.update(this.#healthy(pod))
    this.#crash()
  }

  close(): void {
    this.#endTicks()
  }

  #scale(wanted: ReadonlyMap<string, number>): void {
    for (const [workload, replicas] of wanted) {
      const before = this.#setReplicas(workload, replicas)
      if (before !== undefined && !this.#before.has(workload)) this.#before.set(workload, before)
    }
    for (const [workload, replicas] of [...this.#before]) {
      if (wanted.has(workload)) continue
      this.#before.delete(workload)
      this.#setReplicas(workload, replicas)
    }
  }

  /** @returns how many there were; undefined where there is no such workload */
  #setReplicas(workload: string, replicas: number): number | undefined {
    const [namespace = '', name = ''] = workload.split('/')
    for (const id of SCALED) {
      const object = this.#store.get(id, namespace, name)
      if (object === undefined) continue
      this.#store.update({ ...object, spec: { ...objectAt(object, 'spec'), replicas } })
      return wholeAt(object, 'spec', 'replicas') ?? 1
    }
    return undefined
  }

  /** New pods crash as soon as they have started. */
  #crash(): void {
    for (const pod of this.#podsOf(this.#crashing)) {
      if (textAt(pod, 'status', 'podIP') === '' || isCrashed(pod)) continue
      this.#store.update(this.#crashed(pod))
      this.#store.create(this.#event(pod))
    }
  }

  #podsOf(workloads: readonly string[]): readonly KubeObject[] {
    if (workloads.length === 0) return []
    return this.#store.list('pods').filter((pod) => workloads.includes(workloadOf(pod)))
  }

  #crashed(pod: KubeObject): KubeObject {
    const now = timestamp(this.#clock.now())
    const name = crashingContainer(pod)
    const message = `back-off 5m0s restarting failed container=${name} pod=${pod.metadata.name}_${pod.metadata.namespace ?? ''}(${pod.metadata.uid ?? ''})`
    const terminated = { exitCode: 1, reason: 'Error', startedAt: now, finishedAt: now }
    return withContainer(pod, {
      ...{ name, isReady: false, now },
      status: (old) => ({
        ...{ ready: false, started: false, restartCount: (wholeAt(old, 'restartCount') ?? 0) + 5 },
        ...{ state: { waiting: { reason: CRASHED, message } }, lastState: { terminated } },
      }),
    })
  }

  #healthy(pod: KubeObject): KubeObject {
    const now = timestamp(this.#clock.now())
    return withContainer(pod, {
      ...{ name: crashingContainer(pod), isReady: true, now },
      status: (old) => ({
        ...{ ready: true, started: true, restartCount: (wholeAt(old, 'restartCount') ?? 0) + 1 },
        state: { running: { startedAt: now } },
      }),
    })
  }

  #event(pod: KubeObject): KubeObject {
    const now = timestamp(this.#clock.now())
    const { name, namespace = '', uid = '' } = pod.metadata
    return {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `${name}.crash.${this.#store.version().toString(16)}`, namespace },
      involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace, uid },
      ...{ type: 'Warning', reason: 'BackOff', count: 5, firstTimestamp: now, lastTimestamp: now },
      message: `Back-off restarting failed container ${crashingContainer(pod)} in pod ${name}_${namespace}(${uid})`,
      ...{ source: { component: 'kubelet' }, reportingComponent: 'kubelet', reportingInstance: '' },
    }
  }
}

const CRASHED = 'CrashLoopBackOff'

function isCrashed(pod: KubeObject): boolean {
  return itemsAt(pod, 'status', 'containerStatuses').some(
    (one) => textAt(one, 'state', 'waiting', 'reason') === CRASHED,
  )
}

function crashingContainer(pod: KubeObject): string {
  return textAt(itemsAt(pod, 'spec', 'containers')[0], 'name')
}

interface ContainerChange {
  readonly name: string
  readonly isReady: boolean
  readonly now: string
  readonly status: (old: JsonObject) => JsonObject
}

function withContainer(pod: KubeObject, { name, isReady, now, status }: ContainerChange): KubeObject {
  const conditions = itemsAt(pod, 'status', 'conditions').map((one) =>
    ['Ready', 'ContainersReady'].includes(textAt(one, 'type'))
      ? { ...objectAt(one), status: isReady ? 'True' : 'False', lastTransitionTime: now }
      : one,
  )
  const containerStatuses = itemsAt(pod, 'status', 'containerStatuses').map((one) =>
    textAt(one, 'name') === name ? { ...objectAt(one), ...status(objectAt(one)) } : one,
  )
  return { ...pod, status: { ...objectAt(pod, 'status'), conditions, containerStatuses } }
}

/** `namespace/name` of the controller, of a ReplicaSet that of its Deployment; of a bare pod its own. */
function workloadOf(pod: KubeObject): string {
  const owner = itemsAt(pod, 'metadata', 'ownerReferences')[0]
  const name = textAt(owner, 'name') || pod.metadata.name
  const workload = textAt(owner, 'kind') === 'ReplicaSet' ? name.replace(/-[^-]+$/, '') : name
  return `${pod.metadata.namespace ?? ''}/${workload}`
}
