import { type DetailsSource, detailsBase, visibleConfig } from './details-source'
import type { AppDetails } from './model'
import { workloadLines } from './workload-lines'

/** The workloads of a namespace that share an application's name, with what leads to them; undefined without any. */
export function describeAppDetails(source: DetailsSource, namespace: string, name: string): AppDetails | undefined {
  const { facts } = source
  const workloads = facts.workloads.filter((one) => one.app === name && one.namespace === namespace)
  const names = new Set(workloads.map((one) => one.name))
  const services = facts.services.filter(
    (one) => one.namespace === namespace && (one.app === name || one.workloads.some((own) => names.has(own))),
  )
  if (workloads.length === 0 && services.every((one) => one.app !== name)) return undefined
  const serviceNames = services.map((one) => one.name)
  return {
    kind: 'app',
    ...detailsBase(source, namespace, name),
    labels: sharedLabels(workloads.map(({ labels }) => labels)),
    workloads: workloadLines(facts, workloads),
    services: serviceNames,
    config: visibleConfig(source, {
      namespace,
      podLabels: workloads.map(({ labels }) => labels),
      services: serviceNames,
      gateways: [],
    }),
  }
}

/** The labels on which all agree. */
function sharedLabels([first = {}, ...others]: readonly Readonly<Record<string, string>>[]) {
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((labels) => labels[name] === value)),
  )
}
