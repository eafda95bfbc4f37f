import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { podsByWorkload } from '../details/pods-of'
import type { Snapshot } from '../mesh-settings'
import { readPod } from '../read-pod'

type NamedPorts = ReadonlyMap<string, number>

const NONE: NamedPorts = new Map()

/**
 * The numbers behind the names of containers' TCP ports, by workload, in those namespaces where a Service leads to a name. A pod without
 * the name is not behind the Service; pods that differ, as in the middle of a rollout, leave the name out.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function readNamedPorts(snapshot: Snapshot): (of: { namespace: string; name: string }) => NamedPorts {
  const asked = new Set(snapshot('services').filter(leadsToName).map(({ metadata }) => metadata.namespace)) // prettier-ignore
  const found = new Map([...asked].map((namespace) => [namespace, podsByWorkload(snapshot, namespace)]))
  return ({ namespace, name }) => agreed(found.get(namespace)?.get(name) ?? [])
}

function leadsToName({ spec }: ClusterObject): boolean {
  const ports = JsonPlace.root(spec, 'spec').field('ports').items()
  return ports.some((port) => port.field('targetPort').text() !== undefined)
}

function agreed(pods: readonly ClusterObject[]): NamedPorts {
  if (pods.length === 0) return NONE
  const numbers = new Map<string, Set<number>>()
  for (const pod of pods.filter((one) => !readPod(one).ended)) {
    for (const [name, number] of portsOf(pod)) numbers.set(name, (numbers.get(name) ?? new Set()).add(number))
  }
  return new Map([...numbers].flatMap(([name, [first, ...others]]) => (first === undefined || others.length > 0 ? [] : [[name, first] as const]))) // prettier-ignore
}

/** Of two containers with the same name of a port the first counts. */
function portsOf({ spec }: ClusterObject): NamedPorts {
  const containers = JsonPlace.root(spec, 'spec').field('containers').items()
  const ports = containers.flatMap((container) => container.field('ports').items())
  const named = ports.flatMap((port): readonly (readonly [string, number])[] => {
    const [name, number] = [port.field('name').text(), port.field('containerPort').number()]
    if (name === undefined || number === undefined || (port.field('protocol').text() ?? 'TCP') !== 'TCP') return []
    return [[name, number]]
  })
  return new Map(named.toReversed())
}
