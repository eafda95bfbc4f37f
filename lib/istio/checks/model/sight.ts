import type { CheckedObject } from './checked-object'
import { type ControlPlane, controlPlanes } from './control-planes'
import { fitsLabelSelector } from './label-selector'
import { derived, revisionLabel } from './mesh'
import { meshFacts } from './mesh-facts'

/** Whether istiod looks at a namespace: control planes always see their own. */
type Discovers = (plane: ControlPlane, namespace: string) => boolean

export const discovery = derived((mesh): Discovers => {
  const { controlPlaneNamespaces } = meshFacts(mesh.whole)
  const all = mesh.raw('namespaces')
  const chosen = new Map<ControlPlane, ReadonlySet<string>>()
  const { byRevision, home } = controlPlanes(mesh)
  for (const plane of new Set([home, ...byRevision.values()])) {
    const { discoverySelectors } = plane
    if (discoverySelectors.length === 0) continue
    const fitting = all.filter(({ labels }) => discoverySelectors.some((one) => fitsLabelSelector(one, labels)))
    chosen.set(plane, new Set([...fitting.map(({ name }) => name), ...controlPlaneNamespaces]))
  }
  return (plane, namespace) => chosen.get(plane)?.has(namespace) !== false
})

/** Whether istiod sees and reads an object: that of the scope, or any (D1, D21). */
export const sight = derived((mesh): ((object: CheckedObject) => boolean) => {
  const { home, byRevision } = controlPlanes(mesh)
  const { scope } = mesh
  const own = scope === undefined ? [] : [byRevision.get(scope.revision) ?? home]
  const planes = own.length > 0 ? own : [...new Set([home, ...byRevision.values()])]
  const isHidden = (object: CheckedObject): boolean =>
    scope !== undefined && scope.hidden.size > 0 && revisionLabel(object).some((label) => scope.hidden.has(label))
  if (planes.some(({ discoverySelectors }) => discoverySelectors.length === 0)) return (object) => !isHidden(object)
  const discovers = discovery(mesh)
  return (object) => {
    const { namespace } = object
    return !isHidden(object) && (namespace === '' || planes.some((plane) => discovers(plane, namespace)))
  }
})
