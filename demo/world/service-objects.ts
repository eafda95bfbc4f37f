import type { KubeObject } from '../kube-object'
import { createDice } from '../random'
import type { WorldBuilder } from './builder'
import { ownedBy } from './owned-by'

export interface ServicePort {
  readonly name: string
  readonly port: number
  readonly targetPort?: number
}

export interface ServiceSpec {
  readonly name: string
  /** `[{ name: 'http', port: 8080 }]`; the short form `{ http: 8080 }` is name → port. */
  readonly ports: Readonly<Record<string, number>> | readonly ServicePort[]
  /** Without it: pods with the label app = name. */
  readonly selector?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
  readonly loadBalancerIp?: string
  /** It goes with this object. */
  readonly owner?: KubeObject
}

export function serviceObject(world: WorldBuilder, namespace: string, spec: ServiceSpec): KubeObject {
  const selector = spec.selector ?? { app: spec.name }
  const dice = createDice(world.seed, `clusterIP/${namespace}/${spec.name}`)
  const clusterIP = `10.96.${Math.floor(dice() * 256)}.${1 + Math.floor(dice() * 254)}`
  const ports = portsOf(spec).map(({ name, port, targetPort = port }) => ({ name, port, targetPort, protocol: 'TCP' }))
  const balanced = spec.loadBalancerIp !== undefined
  return world.add(
    {
      apiVersion: 'v1',
      kind: 'Service',
      namespace,
      name: spec.name,
      labels: { app: selector.app ?? spec.name, ...spec.labels },
      ...ownedBy(spec.owner),
    },
    {
      spec: {
        type: balanced ? 'LoadBalancer' : 'ClusterIP',
        clusterIP,
        clusterIPs: [clusterIP],
        ports,
        selector,
        sessionAffinity: 'None',
      },
      status: { loadBalancer: balanced ? { ingress: [{ ip: spec.loadBalancerIp }] } : {} },
    },
  )
}

function portsOf({ ports }: ServiceSpec): readonly ServicePort[] {
  if (isPortList(ports)) return ports
  return Object.entries(ports).map(([name, port]) => ({ name, port }))
}
function isPortList(ports: ServiceSpec['ports']): ports is readonly ServicePort[] {
  return Array.isArray(ports)
}

/** The slice that a real cluster would keep for the service; the traffic model reads pods and does not need it. */
export function endpointSlice(world: WorldBuilder, service: KubeObject, pods: readonly KubeObject[]): void {
  const { name, namespace = '' } = service.metadata
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- made by serviceObject above
  const spec = service.spec as { ports: (ServicePort & { targetPort: number })[]; selector: Record<string, string> }
  const selected = pods.filter((pod) =>
    Object.entries(spec.selector).every(([key, value]) => pod.metadata.labels?.[key] === value),
  )
  world.add(
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      namespace,
      name: `${name}-slice`,
      labels: {
        'kubernetes.io/service-name': name,
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
      },
      ...ownedBy(service),
    },
    {
      addressType: 'IPv4',
      endpoints: selected.map((pod) => endpointOf(pod)),
      ports: spec.ports.map(({ name: portName, targetPort }) => ({
        name: portName,
        port: targetPort,
        protocol: 'TCP',
      })),
    },
  )
}

function endpointOf(pod: KubeObject): object {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- made by podObject
  const { status, spec } = pod as unknown as { status: { podIP: string; phase: string }; spec: { nodeName: string } }
  const ready = status.phase === 'Running'
  return {
    addresses: [status.podIP],
    conditions: { ready, serving: ready, terminating: false },
    nodeName: spec.nodeName,
    targetRef: { kind: 'Pod', name: pod.metadata.name, namespace: pod.metadata.namespace, uid: pod.metadata.uid },
  }
}
