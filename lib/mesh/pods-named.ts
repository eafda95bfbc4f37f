import { parentsOf } from './read-log-pod'
import { findRunner } from './find-runner'
import type { Snapshot } from './mesh-settings'
import type { PodAt } from './pods-at'

/**
 * The pods of exactly this name.
 *
 * @param isVisible whether a namespace may be seen.
 */
export function podsNamed(
  snapshot: Snapshot,
  name: string,
  isVisible: (namespace: string) => boolean,
): readonly Omit<PodAt, 'address'>[] {
  return snapshot('pods')
    .filter(({ metadata }) => metadata.name === name && isVisible(metadata.namespace))
    .map((pod) => {
      const { namespace } = pod.metadata
      return { namespace, pod: name, workload: findRunner(pod, parentsOf(snapshot, namespace)) }
    })
}
