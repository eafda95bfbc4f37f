import { round } from '@/lib/graph/numbers/round'
import type { MeshSummary } from '@/lib/graph/summary/summarise-mesh'
import { incoming } from '@/lib/lists/mesh-view'
import type { ApplicationRow } from '@/lib/lists/model'
import { countStatuses } from './count-statuses'
import { isQuiet } from './is-quiet'
import type { ApplicationCounts } from './model'

/**
 * The applications of the list of applications in one glance, without waypoints, which are asked on behalf of others. Rates are null
 * where nobody could be asked for traffic.
 */
export function countApplications(listed: readonly ApplicationRow[], things: MeshSummary): ApplicationCounts {
  const rows = listed.filter(({ health }) => health !== null)
  const known = rows.filter(({ traffic }) => traffic !== null)
  const asked = known.length > 0 || rows.length === 0
  const sum = (rates: readonly (number | null)[]): number =>
    round(rates.reduce<number>((all, rate) => all + (rate ?? 0), 0))
  const sent = rows.map(({ id }) => incoming(things.get(id)?.traffic?.out ?? []).requestRate)
  return {
    health: countStatuses(rows.map(({ health }) => health?.status ?? 'not-rated')),
    total: rows.length,
    inRate: asked ? sum(known.map(({ traffic }) => traffic?.requestRate ?? null)) : null,
    outRate: asked ? sum(sent) : null,
    quiet: asked ? known.filter(({ traffic }) => isQuiet(traffic)).length : null,
  }
}
