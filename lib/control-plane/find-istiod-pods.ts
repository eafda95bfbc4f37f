import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { IstiodPod } from '@/lib/ports/istiod'
import { compareText } from '@/lib/std/compare-text'
import { isRecord } from '@/lib/std/is-record'

/**
 * The pods that run istiod, by name: by Istio's labels `app: istiod` or `istio: pilot`, in the namespaces of control planes only.
 * Elsewhere anybody may write such labels, and what such a pod says would be believed.
 *
 * @param pods objects of the kind Pod
 */
export function findIstiodPods(
  pods: readonly ClusterObject[],
  controlPlaneNamespaces: readonly string[],
): readonly IstiodPod[] {
  return pods
    .filter(({ metadata }) => controlPlaneNamespaces.includes(metadata.namespace))
    .filter(({ metadata: { labels } }) => labels.app === 'istiod' || labels.istio === 'pilot')
    .filter(({ status, metadata }) => isRunning(status) && metadata.deletionTimestamp === undefined)
    .map(({ metadata: { namespace, name } }) => ({ namespace, name }))
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name))
}

function isRunning(status: unknown): boolean {
  return isRecord(status) && status.phase === 'Running'
}
