import { revisionsOf } from '@/lib/mesh/revisions'
import { compareText } from '@/lib/std/compare-text'
import { buildLinks } from './build-links'
import { component } from './component'
import { controlPlanes, revisionOf } from './control-planes'
import { dataPlanes } from './data-planes'
import { gatewayEntries } from './gateway-entries'
import type { KnownMesh } from './known-mesh'
import type { Mesh, MeshComponent } from './model'
import { namedComponent } from './named-component'
import { placedComponent } from './placed-component'
import type { NamedWorkloads, RunningMesh, RunningPlace } from './running-workloads'
import { sourceComponents } from './source-components'
import { undeployedGateways } from './undeployed-gateways'
import { type ComponentContext, workloadComponent } from './workload-component'
import { workloadImages } from './workload-images'

/** What runs the mesh, as far as the user may see it: components and links sorted by id, and how many are hidden. */
export function buildMesh(known: KnownMesh, running: RunningMesh): Omit<Mesh, 'trustDomain'> {
  const { cluster, snapshot, isVisible, sources, tags, pharos, nowSeconds } = known
  const now = new Date(nowSeconds * 1000).toISOString()
  const context: ComponentContext = {
    cluster: cluster.name,
    images: workloadImages(snapshot),
    usage: known.usage,
    checkedAt: sources.find(({ role }) => role === 'kubernetes')?.source.asOf ?? now,
    nowSeconds,
  }
  const istiods = running.workloads.filter(({ role }) => role === 'istiod')
  const entryOf = gatewayEntries(known)
  const proxies = running.workloads
    .filter(({ role }) => role !== 'istiod')
    .map((one) => ({
      ...workloadComponent(one.role, one, context),
      revision: revisionOf(one.workload.labels, tags),
      entry: one.role === 'ztunnel' ? null : entryOf(one.workload),
    }))
  const places = running.places.filter(({ namespace }) => isVisible(namespace))
  const placeOf = (id: string): RunningPlace | undefined => places.find((place) => place.id === id)
  const placed = [
    ...controlPlanes(istiods, known, context),
    ...proxies,
    ...undeployedGateways(cluster, snapshot, context),
    ...withoutThose(running.named, places).map((one) => namedComponent(one, cluster.reachable, context)),
  ]
  const seen = placed.filter(({ namespace }) => namespace === null || isVisible(namespace))
  const components = [
    ...seen,
    ...dataPlanes(known, new Set(revisionsOf(snapshot)), context),
    ...[...sourceComponents(known, now), ownComponent(pharos, now)].map((one) =>
      placedComponent(one, placeOf(one.id), context),
    ),
  ].sort(byId)
  return { name: known.meshName, components, links: buildLinks(components), hidden: placed.length - seen.length }
}

/** That it answers is how well it is. */
function ownComponent({ version }: KnownMesh['pharos'], checkedAt: string): MeshComponent {
  return component({ id: 'pharos', role: 'pharos', name: 'Pharos', state: 'healthy', version, checkedAt })
}

/** What is a source, or Pharos, is no second component for being named. */
function withoutThose(named: readonly NamedWorkloads[], places: readonly RunningPlace[]): readonly NamedWorkloads[] {
  const taken = new Set(places.flatMap((place) => place.workloads.map(({ workload }) => workload)))
  return named.flatMap((one) => {
    const workloads = one.workloads.filter(({ workload }) => !taken.has(workload))
    return one.workloads.length > 0 && workloads.length === 0 ? [] : [{ ...one, workloads }]
  })
}

function byId(a: MeshComponent, b: MeshComponent): number {
  return compareText(a.id, b.id)
}
