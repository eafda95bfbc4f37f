import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { askedRevision } from '../asked-revision'
import { readPod } from '../read-pod'
import type { PodRow } from './model'

type Labels = Readonly<Record<string, string>>

/** A pod as it runs. */
export type RunningPod = Pick<PodRow, 'name' | 'mode' | 'revision' | 'labels'>

/**
 * The pods of a namespace that are not as its labels ask: they follow at their next restart. Pods with a template of their own, as gateways
 * have, follow nobody.
 *
 * @param labels of the namespace
 * @param revisions of the control planes that are known: other names may be tags, which tell nothing
 * @returns names, sorted
 */
export function podsBehind(
  labels: Labels,
  pods: readonly RunningPod[],
  revisions: readonly string[],
): readonly string[] {
  return pods
    .filter((pod) => isBehind(labels, pod, revisions))
    .map(({ name }) => name)
    .toSorted(compareText)
}

/** Whether a pod takes part in what its namespace asks for at all. */
export function canFollow(pod: ClusterObject): boolean {
  const { labels, annotations } = pod.metadata
  const isGateway = 'gateway.istio.io/managed' in labels || 'inject.istio.io/templates' in annotations
  return !isGateway && !readPod(pod).ended && pod.metadata.deletionTimestamp === undefined
}

function isBehind(labels: Labels, pod: RunningPod, revisions: readonly string[]): boolean {
  const asked = askedRevision(labels, pod.labels)
  const wanted = asked !== undefined
  if (wanted !== (pod.mode === 'sidecar')) return true
  const isKnown = wanted && pod.revision !== null && [asked, pod.revision].every((one) => revisions.includes(one)) // prettier-ignore
  return isKnown && asked !== pod.revision
}
