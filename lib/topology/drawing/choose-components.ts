import type { MeshShow } from '@/lib/url/mesh-topology-view'
import type { MeshComponent } from '../model'
import { isGateway } from './look-of-role'

/** The components that are drawn: gateways and waypoints can be left out. Order is kept. */
export function chooseComponents(
  components: readonly MeshComponent[],
  show: readonly MeshShow[],
): readonly MeshComponent[] {
  return components.filter(({ role }) => {
    if (isGateway(role)) return show.includes('gateways')
    return role !== 'waypoint' || show.includes('waypoints')
  })
}
