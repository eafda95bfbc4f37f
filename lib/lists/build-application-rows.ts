import { mayRead } from '@/lib/graph/query/visible-scope'
import type { WorkloadFacts } from '@/lib/graph/facts'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { byPlace } from './by-place'
import { commonLabels } from './common-labels'
import { type MeshView, standingOf, thingOf, unlistedThings } from './mesh-view'
import { gatewayWorkloads, mergeModes, modeOf } from './mode-of'
import type { ApplicationRow, Mode, RowMark } from './model'

/** A row for each application: all workloads of one namespace that share the app label. */
export function buildApplicationRows(view: MeshView): readonly ApplicationRow[] {
  const { facts } = view
  const listed = facts.clusters.flatMap((cluster) => {
    const gateways = gatewayWorkloads(cluster)
    const named = cluster.workloads.filter(
      ({ app, namespace }) => app !== null && mayRead(facts.access, cluster.name, namespace),
    )
    const groups = groupBy(named, ({ namespace, app }) => `${namespace}/${app ?? ''}`)
    return [...groups.values()].map((workloads) => rowOf(view, cluster.name, workloads, gateways))
  })
  const known = new Set(listed.map(({ id }) => id))
  const others = unlistedThings(view, 'app', known).map(([id, thing]): ApplicationRow => {
    const { cluster, namespace, name } = thing
    const place = { list: 'applications', id, cluster, namespace, name, labels: {} } as const
    return {
      ...place,
      ...standingOf(thing),
      marks: ['not-in-cluster'],
      versions: [],
      workloads: 0,
      mode: 'sidecar',
    }
  })
  return [...listed, ...others].sort(byPlace)
}

function rowOf(
  view: MeshView,
  cluster: string,
  workloads: readonly WorkloadFacts[],
  gateways: ReadonlySet<string>,
): ApplicationRow {
  const [{ namespace, app } = { namespace: '', app: null }] = workloads
  const name = app ?? ''
  const { id, thing } = thingOf(view, { kind: 'app', cluster, namespace, name, version: null })
  const versions = workloads.flatMap(({ version }) => (version === null ? [] : [version]))
  const modes = workloads.map((workload) => modeOf(workload, gateways))
  return {
    list: 'applications',
    id,
    cluster,
    namespace,
    name,
    labels: commonLabels(workloads),
    ...standingOf(thing),
    marks: marksOf(workloads, modes),
    versions: [...new Set(versions)].sort(compareText),
    workloads: workloads.length,
    mode: mergeModes(modes),
  }
}

function marksOf(workloads: readonly WorkloadFacts[], modes: readonly Mode[]): readonly RowMark[] {
  const bare = workloads.some(({ pods }, i) => pods > 0 && (modes[i] === 'none' || modes[i] === 'mixed'))
  const marks: readonly (RowMark | false)[] = [
    bare && 'missing-sidecar',
    workloads.some(({ version }) => version === null) && !modes.includes('gateway') && 'missing-version',
    workloads.every(({ desired }) => desired === 0) && 'scaled-to-zero',
  ]
  return marks.filter((mark) => mark !== false)
}
