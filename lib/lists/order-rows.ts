import { HEALTH_STATUSES } from '@/lib/health/summarise-health'
import { compareText } from '@/lib/std/compare-text'
import { byPlace } from './by-place'
import { CONFIG_STATUSES, type ListRow } from './model'

/** Worst health or status first, then the larger share of failures, then by name. */
export function orderRows<Row extends ListRow>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || ratioOf(b) - ratioOf(a) || compareText(a.name, b.name) || byPlace(a, b),
  )
}

function rankOf(row: ListRow): number {
  if (row.list === 'config') return CONFIG_STATUSES.indexOf(row.status)
  const { health } = row
  return health === null ? HEALTH_STATUSES.length : HEALTH_STATUSES.indexOf(health.status)
}

function ratioOf({ health }: ListRow): number {
  return health?.errorRatio ?? 0
}
