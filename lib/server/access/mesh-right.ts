import 'server-only'
import type { Visible } from '@/lib/access/visible'
import { getConfig } from '@/lib/server/process/config'

/** Whether somebody who sees these namespaces may see what runs the mesh: one of its control planes is among them. */
export function hasMeshRight(visible: Visible): boolean {
  return visible === '*' || getConfig().istio.control_plane_namespaces.some((name) => visible.includes(name))
}
