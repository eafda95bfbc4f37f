import type { ClusterFacts, ServicePort, WorkloadFacts } from '@/lib/graph/facts'
import type { MtlsObject } from '@/lib/istio/mtls/mtls-config'
import type { MtlsPort, MtlsService, MtlsWorkload } from '@/lib/istio/mtls/mtls-edge'
import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { Snapshot } from '../mesh-settings'
import { readNamedPorts } from './named-ports'

export function toMtlsObject({ apiVersion, metadata, spec }: ClusterObject): MtlsObject {
  const { namespace, name, creationTimestamp } = metadata
  return { namespace, name, createdAt: creationTimestamp ?? null, apiVersion, spec }
}

/** The workloads of a cluster, as mutual TLS sees them. */
export function toMtlsWorkloads(
  { workloads, gateways }: Pick<ClusterFacts, 'workloads' | 'gateways'>,
  snapshot: Snapshot,
): readonly MtlsWorkload[] {
  const namedPorts = readNamedPorts(snapshot)
  const serving = new Set(gateways.flatMap((gateway) => gateway.workloads))
  return workloads.map((one) => {
    const { namespace, name, labels, pods, sidecarPods, ambientPods } = one
    const isProxy = one.waypoint || serving.has(`${namespace}/${name}`) || isGatewayByLabel(one)
    return { namespace, name, labels, pods, sidecarPods, ambientPods, isProxy, namedPorts: namedPorts(one) }
  })
}

/**
 * The services of a cluster with the ports of their pods.
 *
 * @param objects the Services: facts do not hold where a port leads to
 */
export function toMtlsServices(
  { services }: Pick<ClusterFacts, 'services'>,
  objects: readonly ClusterObject[],
): readonly MtlsService[] {
  const targets = new Map(objects.map(({ metadata, spec }) => [`${metadata.namespace}/${metadata.name}`, targetsOf(spec)])) // prettier-ignore
  return services.map(({ namespace, name, workloads, ports }) => {
    const own = targets.get(`${namespace}/${name}`)
    const tcp = ports.filter(({ protocol }) => protocol !== 'UDP')
    return { namespace, name, workloads, ports: tcp.map((port) => toPort(port, own?.get(port.number))) }
  })
}

const REQUESTS: ReadonlySet<string> = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'])

function toPort({ number, protocol }: ServicePort, target: number | string | undefined): MtlsPort {
  const carries = protocol === null ? null : REQUESTS.has(protocol) ? 'requests' : 'bytes'
  return { number, target: target ?? number, carries }
}

function targetsOf(spec: unknown): ReadonlyMap<number, number | string> {
  return new Map(
    JsonPlace.root(spec, 'spec')
      .field('ports')
      .items()
      .flatMap((port): readonly (readonly [number, number | string])[] => {
        const { port: number, targetPort } = port.record()
        if (typeof number !== 'number') return []
        return [[number, typeof targetPort === 'number' || typeof targetPort === 'string' ? targetPort : number]]
      }),
  )
}

/** Gateways that no Gateway object selects, too: the labels are those of Istio's own charts and controllers. */
function isGatewayByLabel({ labels }: WorkloadFacts): boolean {
  return labels['gateway.istio.io/managed'] !== undefined || (labels.istio ?? '').endsWith('gateway')
}
