import type { WorkloadFacts } from '@/lib/graph/facts'
import type { ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import { byPlace } from './by-place'
import { type MeshView, standingOf, thingOf, unlistedThings, visibleOf } from './mesh-view'
import { gatewayWorkloads, modeOf } from './mode-of'
import type { Mode, RowMark, WorkloadRow } from './model'

/** A row for each workload that the user may see. */
export function buildWorkloadRows(view: MeshView): readonly WorkloadRow[] {
  const gateways = new Map(view.facts.clusters.map((cluster) => [cluster.name, gatewayWorkloads(cluster)]))
  const listed = visibleOf(view, ({ workloads }) => workloads).map(({ cluster, fact }): WorkloadRow => {
    const { namespace, name, labels, app, version, available, desired } = fact
    const { id, thing } = thingOf(view, { kind: 'workload', cluster: cluster.name, namespace, name })
    const mode = modeOf(fact, gateways.get(cluster.name) ?? new Set())
    return {
      list: 'workloads',
      id,
      cluster: cluster.name,
      namespace,
      name,
      labels,
      ...standingOf(thing),
      marks: marksOf(fact, mode, thing),
      type: fact.kind,
      app,
      version,
      ready: { available, desired },
      mode,
    }
  })
  const known = new Set(listed.map(({ id }) => id))
  const others = unlistedThings(view, 'workload', known).map(([id, thing]): WorkloadRow => {
    const { cluster, namespace, name } = thing
    return {
      list: 'workloads',
      id,
      cluster,
      namespace,
      name,
      labels: {},
      ...standingOf(thing),
      marks: ['not-in-cluster'],
      type: null,
      app: null,
      version: null,
      ready: null,
      mode: 'sidecar',
    }
  })
  return [...listed, ...others].sort(byPlace)
}

function marksOf(
  { app, version, desired, current, available, pods }: WorkloadFacts,
  mode: Mode,
  thing: ThingSummary | undefined,
): readonly RowMark[] {
  const ownProxy = mode === 'waypoint' || mode === 'gateway'
  const uncovered = thing === undefined ? mode === 'none' && pods > 0 : thing.flags.includes('out-of-mesh')
  const marks: readonly (RowMark | false)[] = [
    uncovered && 'missing-sidecar',
    app === null && !ownProxy && 'missing-app',
    version === null && !ownProxy && 'missing-version',
    desired === 0 && 'scaled-to-zero',
    current !== desired && available >= desired && desired > 0 && 'rollout',
    mode === 'waypoint' && 'waypoint',
  ]
  return marks.filter((mark) => mark !== false)
}
