import type { MetricMetadata } from '../series-source'
import type { PodMoment } from './metric-catalogue'
import { total, wave } from './runtime-metrics'
import type { Pod } from './topology'

// What cAdvisor in the kubelets tells of the containers that make the mesh: proxies, and all in the namespace of istiod.

type Container = Pod['containers'][number]

interface ContainerMetric extends MetricMetadata {
  readonly of: (container: Container) => { readonly name: string; readonly value: (moment: PodMoment) => number }
}

const MIB = 1024 ** 2
const HOUR = 3600
/** Mean use by the name of the container: cores, and bytes. */
const USE: Readonly<Record<string, readonly [cores: number, bytes: number]>> = {
  discovery: [0.11, 196 * MIB],
  'istio-proxy': [0.014, 62 * MIB],
  prometheus: [0.24, 910 * MIB],
  grafana: [0.012, 118 * MIB],
  jaeger: [0.045, 240 * MIB],
}
const OTHER = [0.01, 40 * MIB] as const

export const CONTAINER_METRICS: readonly ContainerMetric[] = [
  {
    ...{ name: 'container_cpu_usage_seconds_total', type: 'counter', help: 'Cumulative cpu time consumed in seconds.' },
    of({ name }) {
      const [cores] = USE[name] ?? OTHER
      return { name: 'container_cpu_usage_seconds_total', value: total(cores, cores / 2, HOUR) }
    },
  },
  {
    ...{ name: 'container_memory_working_set_bytes', type: 'gauge', help: 'Current working set in bytes.' },
    of({ name }) {
      const [, bytes] = USE[name] ?? OTHER
      const use = wave(bytes, bytes / 20, 2 * HOUR)
      return { name: 'container_memory_working_set_bytes', value: (moment) => Math.round(use(moment)) }
    },
  },
]

export function measuredContainers({ namespace, containers }: Pod): readonly Container[] {
  return namespace === 'istio-system' ? containers : containers.filter(({ name }) => name === 'istio-proxy')
}

/** The target is the node's kubelet. */
export function containerLabels(pod: Pod, { name, image }: Container): Readonly<Record<string, string>> {
  const { namespace, node } = pod
  return { job: 'kubernetes-nodes-cadvisor', instance: node, namespace, pod: pod.name, container: name, image }
}
