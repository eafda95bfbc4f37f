import { isWaypoint } from '../model/ambient'
import type { CheckedObject, Labels } from '../model/checked-object'
import { field, textEntries, textOr } from '../model/json'
import { fitsLabels } from '../model/label-selector'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'
import { workloads, type Workload } from '../model/workloads'

const USE = 'istio.io/use-waypoint'
const USE_NAMESPACE = 'istio.io/use-waypoint-namespace'

export interface WaypointAnswer {
  /** The name that was found, as `namespace/name`; undefined where nothing asks for one. */
  readonly wanted: string | undefined
  readonly found: boolean
}

/** `namespace/name` of every waypoint that serves something. */
const waypoints = derived((mesh): ReadonlySet<string> => {
  const serving = ({ labels }: { readonly labels: Labels }): boolean => labels['istio.io/waypoint-for'] !== 'none'
  const deployed = workloads(mesh)
    .all.filter((workload) => isWaypoint(workload.labels) && serving(workload))
    .flatMap(({ namespace, name, labels }) =>
      [name, labels['gateway.networking.k8s.io/gateway-name']].map((one) => `${namespace}/${one ?? name}`),
    )
  // Where workloads are not all known, the Gateway that a controller makes one of is proof enough.
  const asked = mesh.isComplete('deployments.apps')
    ? []
    : listed(mesh, 'gateways.gateway.networking.k8s.io')
        .filter((gateway) => field(gateway.spec, 'gatewayClassName') === 'istio-waypoint' && serving(gateway))
        .map(({ key }) => key)
  return new Set([...deployed, ...asked])
})

/** By namespace and one pair of their selectors. */
const servicesByPair = derived((mesh) => {
  const found = new Map<string, CheckedObject[]>()
  for (const service of listed(mesh, 'services')) {
    const [first] = textEntries(field(service.spec, 'selector'))
    if (first === undefined) continue
    const key = `${service.namespace}\n${first.join('\n')}`
    found.set(key, [...(found.get(key) ?? []), service])
  }
  return found
})

/** D14: the waypoint of a workload: what its template says, a pod, its one Service, its namespace; the first that says anything. */
export function resolveWaypoint(workload: Workload, mesh: Mesh): WaypointAnswer {
  const { namespace, labels, pods } = workload
  const services = servicesOf(workload, mesh)
  const sources: readonly (Labels | undefined)[] = [
    labels,
    pods.find((pod) => Object.hasOwn(pod.labels, USE))?.labels,
    services.length === 1 ? services[0]?.labels : undefined,
    namespaces(mesh).labelsOf(namespace),
  ]
  const source = sources.find((some) => some !== undefined && Object.hasOwn(some, USE))
  const name = source?.[USE] ?? ''
  if (source === undefined || name === '' || name === 'none') return { wanted: undefined, found: false }
  const wanted = `${textOr(source[USE_NAMESPACE]) || namespace}/${name}`
  return { wanted, found: waypoints(mesh).has(wanted) }
}

function servicesOf({ namespace, labels }: Workload, mesh: Mesh): readonly CheckedObject[] {
  return Object.entries(labels)
    .flatMap(([key, value]) => servicesByPair(mesh).get(`${namespace}\n${key}\n${value}`) ?? [])
    .filter((service) => fitsLabels(textEntries(field(service.spec, 'selector')), labels))
}
