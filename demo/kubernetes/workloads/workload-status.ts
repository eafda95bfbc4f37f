import type { KubeObject } from '@/demo/kube-object'
import { REVISION_HASH, templateHash } from '@/demo/template-hash'
import { withConditions } from '../conditions'
import { type JsonObject, objectAt } from '../json'
import { isReady } from './is-ready'
import { wantedReplicas } from './wanted-replicas'

interface WorkloadPods {
  /** All that it has. */
  readonly pods: readonly KubeObject[]
  /** Those of its present template. */
  readonly updated: number
}

/** The status of a workload, from its pods. */
export function workloadStatus(owner: KubeObject, { pods, updated }: WorkloadPods, nowMs: number): JsonObject {
  const ready = pods.filter(isReady).length
  const { unavailableReplicas: _unavailable, ...kept } = objectAt(owner, 'status')
  const observed = { ...kept, observedGeneration: owner.metadata.generation ?? 1 }
  if (owner.kind === 'DaemonSet') {
    const scheduled = {
      currentNumberScheduled: pods.length,
      desiredNumberScheduled: pods.length,
      numberMisscheduled: 0,
    }
    return { ...observed, ...scheduled, updatedNumberScheduled: updated, numberAvailable: ready, numberReady: ready }
  }
  const counts = { ...observed, replicas: pods.length, readyReplicas: ready, availableReplicas: ready }
  if (owner.kind === 'ReplicaSet') return { ...counts, fullyLabeledReplicas: pods.length }
  if (owner.kind === 'StatefulSet') return { ...counts, updatedReplicas: updated, currentReplicas: updated }
  const wanted = wantedReplicas(owner)
  const missing = Math.max(0, wanted - ready)
  return {
    ...counts,
    updatedReplicas: updated,
    ...(pods.length > ready || missing > 0 ? { unavailableReplicas: Math.max(pods.length - ready, missing) } : {}),
    conditions: withConditions(
      owner.status,
      deploymentConditions(missing === 0, updated === pods.length && missing === 0),
      nowMs,
    ),
  }
}

/** Pods made of the present template, of a workload whose pods carry a mark of theirs. */
export function countUpdated(owner: KubeObject, pods: readonly KubeObject[]): number {
  const hash = templateHash(objectAt(owner, 'spec', 'template'))
  return pods.filter(({ metadata }) => (metadata.labels?.[REVISION_HASH] ?? hash) === hash).length
}

function deploymentConditions(available: boolean, done: boolean): Parameters<typeof withConditions>[1] {
  return [
    available
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    {
      type: 'Progressing',
      status: 'True',
      reason: done ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
      message: done ? 'The new ReplicaSet has its pods.' : 'The new ReplicaSet is progressing.',
    },
  ]
}
