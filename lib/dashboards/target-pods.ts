import type { ClusterFacts } from '@/lib/graph/facts'
import { JsonPlace } from '@/lib/istio/json-place'
import { findController } from '@/lib/mesh/details/find-controller'
import { podsByWorkload } from '@/lib/mesh/details/pods-of'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { readPod } from '@/lib/mesh/read-pod'
import type { DashboardTarget } from './dashboard-request'
import type { WorkloadPods } from './pods-matcher'

export interface TargetPods {
  readonly workloads: readonly WorkloadPods[]
  /** Of controllers, their templates and pods. */
  readonly annotations: readonly Readonly<Record<string, string>>[]
  /** How many run now. */
  readonly count: number
  /** It is istiod. */
  readonly controlPlane: boolean
}

interface Known {
  readonly snapshot: Snapshot
  readonly facts: Pick<ClusterFacts, 'workloads'>
}

/** What the cluster's objects tell of the pods of a workload or an application. One that nobody knows has none. */
export function targetPods({ snapshot, facts }: Known, { kind, namespace, name }: DashboardTarget): TargetPods {
  const pods = podsByWorkload(snapshot, namespace)
  const known = facts.workloads.filter((one) => one.namespace === namespace)
  const names = kind === 'workload' ? [name] : known.filter(({ app }) => app === name).map((one) => one.name)
  const found = names.map((workload) => {
    const controller = findController(snapshot, namespace, workload, null)
    const own = (pods.get(workload) ?? []).filter((pod) => !readPod(pod).ended)
    return { workload, controller, own }
  })
  const objects = found.flatMap(({ controller, own }) => [
    ...(controller === undefined ? [] : [controller.object]),
    ...own,
  ])
  return {
    workloads: found.map(({ workload, controller, own }) => ({
      name: workload,
      controller: controller?.kind ?? null,
      pods: own.map(({ metadata }) => metadata.name),
      addresses: own.flatMap(({ status }) => JsonPlace.root(status, 'status').field('podIP').text() ?? []),
    })),
    annotations: [
      ...objects.map(({ metadata }) => metadata.annotations),
      ...found.flatMap(({ controller }) =>
        controller === undefined
          ? []
          : [
              JsonPlace.root(controller.object.spec, 'spec')
                .field('template')
                .field('metadata')
                .field('annotations')
                .textMap(),
            ],
      ),
    ],
    count: found.reduce((sum, { own }) => sum + own.length, 0),
    controlPlane: objects.some(({ metadata }) => metadata.labels.istio === 'pilot' || metadata.labels.app === 'istiod'),
  }
}
