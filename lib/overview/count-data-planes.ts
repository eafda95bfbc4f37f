import type { NamespaceListRow } from '@/lib/lists/model'
import { orderRows } from '@/lib/lists/order-rows'
import { countStatuses } from './count-statuses'
import { isQuiet } from './is-quiet'
import type { DataPlanes } from './model'

const MOST_NAMED = 3
const UNHEALTHY: ReadonlySet<string> = new Set(['failure', 'degraded', 'not-ready'])

/** The namespaces of the list of namespaces in one glance: health of those in the mesh, and how all of them take part in it. */
export function countDataPlanes(rows: readonly NamespaceListRow[]): DataPlanes {
  const inMesh = rows.filter(({ mode }) => mode !== 'none')
  const asked = inMesh.some(({ traffic }) => traffic !== null) || inMesh.length === 0
  const having = (mode: NamespaceListRow['mode']): number => rows.filter((row) => row.mode === mode).length
  return {
    health: countStatuses(inMesh.map(({ health }) => health?.status ?? 'not-rated')),
    worst: orderRows(inMesh)
      .flatMap(({ cluster, name, health }) =>
        health !== null && UNHEALTHY.has(health.status) ? [{ cluster, name, status: health.status }] : [],
      )
      .slice(0, MOST_NAMED),
    quiet: asked ? inMesh.filter(({ traffic }) => isQuiet(traffic)).length : null,
    modes: { sidecar: having('sidecar'), ambient: having('ambient'), none: having('none') },
  }
}
