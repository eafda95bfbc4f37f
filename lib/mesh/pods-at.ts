import { JsonPlace } from '@/lib/istio/json-place'
import { parentsOf } from './read-log-pod'
import { findRunner } from './find-runner'
import type { Snapshot } from './mesh-settings'

/** A pod, found by its address. */
export interface PodAt {
  readonly address: string
  readonly namespace: string
  readonly pod: string
  readonly workload: string
}

/**
 * The pods that have these addresses now. An address that several have (pods in the network of their node) tells nothing and is left out.
 *
 * @param isVisible whether a namespace may be seen.
 */
export function podsAt(
  snapshot: Snapshot,
  addresses: readonly string[],
  isVisible: (namespace: string) => boolean,
): readonly PodAt[] {
  const wanted = new Set(addresses)
  const found = snapshot('pods').flatMap((pod) => {
    const address = JsonPlace.root(pod.status, 'status').field('podIP').text() ?? ''
    return wanted.has(address) ? [{ address, pod }] : []
  })
  return found
    .filter(({ address }) => found.filter((other) => other.address === address).length === 1)
    .filter(({ pod }) => isVisible(pod.metadata.namespace))
    .map(({ address, pod }) => {
      const { namespace, name } = pod.metadata
      return { address, namespace, pod: name, workload: findRunner(pod, parentsOf(snapshot, namespace)) }
    })
}
