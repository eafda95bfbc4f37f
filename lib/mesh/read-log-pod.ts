import { JsonPlace } from '@/lib/istio/json-place'
import type { LogContainer, LogPod } from '@/lib/logs/log-targets'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { controllerOf, findRunner, type Parents, partKey } from './find-runner'
import type { Snapshot } from './mesh-settings'
import { readPod } from './read-pod'

const PROXY = 'istio-proxy'
const ORDER = ['app', 'proxy', 'init'] as const

/** The pods that a workload runs, ended ones included: the newest ready one first. */
export function logPodsOf(snapshot: Snapshot, namespace: string, workload: string): readonly LogPod[] {
  const parents = parentsOf(snapshot, namespace)
  return snapshot('pods')
    .filter((pod) => pod.metadata.namespace === namespace && findRunner(pod, parents) === workload)
    .map(readLogPod)
    .sort(likeliestFirst)
}

/** Which workload the parts of workloads in a namespace belong to. */
export function parentsOf(snapshot: Snapshot, namespace: string): Parents {
  return new Map(
    (['ReplicaSet', 'ReplicationController', 'Job'] as const).flatMap((kind) =>
      snapshot(SETS[kind])
        .filter(({ metadata }) => metadata.namespace === namespace)
        .map((set) => [partKey(kind, set.metadata), controllerOf(set)?.name ?? set.metadata.name]),
    ),
  )
}

const SETS = {
  ReplicaSet: 'replicasets.apps',
  ReplicationController: 'replicationcontrollers',
  Job: 'jobs.batch',
} as const

export function readLogPod(pod: ClusterObject): LogPod {
  const spec = JsonPlace.root(pod.spec, 'spec')
  const containers = [
    ...spec
      .field('containers')
      .items()
      .map((one) => toContainer(one, 'app')),
    ...spec
      .field('initContainers')
      .items()
      .map((one) => toContainer(one, 'init')),
  ].filter(({ name }) => name !== '')
  return {
    name: pod.metadata.name,
    createdAt: pod.metadata.creationTimestamp ?? null,
    ready: readPod(pod).ready,
    containers: containers.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)),
  }
}

/** An init container that is restarted always is a sidecar: it runs as long as the pod. */
function toContainer(container: JsonPlace, role: 'app' | 'init'): LogContainer {
  const name = container.field('name').text() ?? ''
  if (name === PROXY) return { name, role: 'proxy' }
  return { name, role: container.field('restartPolicy').text() === 'Always' ? 'app' : role }
}

function likeliestFirst(a: LogPod, b: LogPod): number {
  const byReady = Number(b.ready) - Number(a.ready)
  return byReady || compareText(b.createdAt ?? '', a.createdAt ?? '') || compareText(a.name, b.name)
}
