import type { ClusterFacts } from '@/lib/graph/facts'
import { byPlace } from './by-place'
import { type MeshView, standingOf, thingOf, unlistedThings, visibleOf } from './mesh-view'
import { gatewayWorkloads, mergeModes, modeOf } from './mode-of'
import type { Mode, ServiceRow } from './model'

/** A row for each Service, and one for each ServiceEntry, that the user may see. */
export function buildServiceRows(view: MeshView): readonly ServiceRow[] {
  const listed = [...serviceRows(view), ...entryRows(view)]
  const known = new Set(listed.map(({ id }) => id))
  const others = unlistedThings(view, 'service', known).map(([id, thing]): ServiceRow => {
    const { cluster, namespace, name } = thing
    const place = { list: 'services', id, cluster, namespace, name, labels: {} } as const
    return {
      ...place,
      ...standingOf(thing),
      marks: ['not-in-cluster'],
      kind: 'kubernetes',
      ports: [],
      hosts: [],
      split: thing.routing?.trafficShifting === true,
      mode: 'sidecar',
    }
  })
  return [...listed, ...others].sort(byPlace)
}

function serviceRows(view: MeshView): readonly ServiceRow[] {
  const modes = new Map(view.facts.clusters.map((cluster) => [cluster.name, workloadModes(cluster)]))
  return visibleOf(view, ({ services }) => services).map(({ cluster, fact }): ServiceRow => {
    const { namespace, name, labels, ports, workloads } = fact
    const { id, thing } = thingOf(view, { kind: 'service', cluster: cluster.name, namespace, name })
    const own = workloads.map((workload) => modes.get(cluster.name)?.get(`${namespace}/${workload}`) ?? 'none')
    return {
      list: 'services',
      id,
      cluster: cluster.name,
      namespace,
      name,
      labels,
      ...standingOf(thing),
      marks: [],
      kind: 'kubernetes',
      ports,
      hosts: [],
      split: thing?.routing?.trafficShifting === true,
      mode: mergeModes(own),
    }
  })
}

function entryRows(view: MeshView): readonly ServiceRow[] {
  const entries = visibleOf(view, ({ serviceEntries }) =>
    serviceEntries.map((entry) => ({ ...entry, namespace: entry.ref.namespace })),
  )
  return entries.map(({ cluster, fact: { ref, hosts, location } }): ServiceRow => {
    const { namespace, name } = ref
    const { id, thing } = thingOf(view, { kind: 'entry', cluster: cluster.name, namespace, name })
    const inside = location === 'mesh-internal'
    return {
      list: 'services',
      id,
      cluster: cluster.name,
      namespace,
      name,
      labels: {},
      ...standingOf(thing),
      config: [{ kind: ref.kind, namespace, name }, ...standingOf(thing).config],
      marks: [],
      kind: inside ? 'mesh-internal' : 'external',
      ports: [],
      hosts,
      split: thing?.routing?.trafficShifting === true,
      mode: inside ? 'sidecar' : 'none',
    }
  })
}

function workloadModes(cluster: ClusterFacts): ReadonlyMap<string, Mode> {
  const gateways = gatewayWorkloads(cluster)
  return new Map(
    cluster.workloads.map((workload) => [`${workload.namespace}/${workload.name}`, modeOf(workload, gateways)]),
  )
}
