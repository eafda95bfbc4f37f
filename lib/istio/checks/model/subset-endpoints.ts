import type { CheckedObject, Labels } from './checked-object'
import { exports } from './export-scope'
import type { Host } from './host'
import { at, field, isFilled, list, text, textEntries, texts } from './json'
import { knownHosts } from './known-hosts'
import { LabelIndex } from './label-index'
import { fitsLabels } from './label-selector'
import { listed } from './listed'
import { derived } from './mesh'
import { pods, workloads } from './workloads'

type Pairs = readonly (readonly [string, string])[]

export interface SubsetEndpoints {
  /** Whether an endpoint of the host has these labels, as Kiali looks for them. */
  readonly matches: (host: Host, labels: Pairs, viewer: string) => boolean
  /** As istioctl does: a pod of any namespace, with the labels of its node for localities. */
  readonly matchesPod: (labels: Pairs, target: CheckedObject) => boolean
}

const LOCALITY = [
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
  'kubernetes.io/hostname',
]

export const subsetEndpoints = derived((mesh): SubsetEndpoints => {
  const { serviceAt } = knownHosts(mesh)
  const { index } = workloads(mesh)
  const { isVisible } = exports(mesh)
  const entries = listed(mesh, 'serviceentries.networking.istio.io')
  const machines = new LabelIndex(
    listed(mesh, 'workloadentries.networking.istio.io').map(({ namespace, spec }) => ({
      namespace,
      labels: Object.fromEntries(textEntries(field(spec, 'labels'))),
    })),
  )
  const nodes = new Map(listed(mesh, 'nodes').map(({ name, labels }) => [name, labels]))
  const plain = pods(mesh)
  const located = new LabelIndex(
    nodes.size === 0 ? [] : listed(mesh, 'pods').map((pod) => ({ namespace: pod.namespace, labels: withLocality(pod, nodes) })), // prettier-ignore
  )

  const ofEntry = (entry: CheckedObject, host: Host, labels: Pairs): boolean => {
    if (!texts(field(entry.spec, 'hosts')).includes(host.fqdn) && !host.internal) return false
    if (list(field(entry.spec, 'endpoints')).some((endpoint) => fitsLabels(labels, toLabels(field(endpoint, 'labels'))))) return true // prettier-ignore
    const selector = textEntries(at(entry.spec, 'workloadSelector', 'labels'))
    if (selector.length === 0) return false
    const pairs = [...selector, ...labels]
    return machines.has(pairs, entry.namespace) || plain.has(pairs, entry.namespace)
  }
  return {
    matches: (host, labels, viewer) => {
      const service = host.internal ? serviceAt(host.namespace, host.service) : undefined
      const selector = field(service?.spec, 'selector')
      if (service !== undefined && isFilled(selector)) return index.has([...textEntries(selector), ...labels], service.namespace) // prettier-ignore
      return entries.some((entry) => isVisible(entry, viewer) && ofEntry(entry, host, labels))
    },
    matchesPod: (labels, target) => {
      const selector = textEntries(at(target.spec, 'workloadSelector', 'labels'))
      const pairs = [...labels, ...selector]
      return plain.has(pairs) || (labels.some(([key]) => LOCALITY.includes(key)) && located.has(pairs))
    },
  }
})

function withLocality(pod: CheckedObject, nodes: ReadonlyMap<string, Labels>): Labels {
  const node = nodes.get(text(field(pod.spec, 'nodeName')) ?? '')
  const own = LOCALITY.flatMap((key) => (node?.[key] === undefined ? [] : [[key, node[key]] as const]))
  return { ...Object.fromEntries(own), ...pod.labels }
}

function toLabels(value: unknown): Labels {
  return Object.fromEntries(textEntries(value))
}
