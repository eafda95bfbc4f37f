import { changeQuery, changesQuery } from '@/lib/client/changes-query'
import { writtenTargets } from '@/lib/istio/split/written-targets'
import { findRecentSplit } from '@/lib/lists/split-changes'
import type { SplitTarget } from '@/lib/url/split-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

interface RecentSplit {
  /** The id of the change. */
  readonly change: string
  /** The split as it was written. */
  readonly after: readonly SplitTarget[]
}

/**
 * The last split of a rule while it may be looked after, as its record tells it: also somebody else's, one brought back, and one from
 * before a reload.
 */
export function useRecentSplit(routing: ServiceRouting, ruleId: string): RecentSplit | undefined {
  const { data, dataUpdatedAt } = useQuery(changesQuery())
  const row = data === undefined ? undefined : findRecentSplit(data.changes, routing.objects, dataUpdatedAt)
  const record = useQuery({ ...changeQuery(row?.id ?? ''), enabled: row !== undefined })
  const kept = row === undefined ? undefined : record.data?.details?.objects
  const after = useMemo(() => {
    const places = row?.about?.objects ?? []
    const changed = (kept ?? []).flatMap(({ before, after: text }, i) => {
      const place = places[i]
      return place === undefined ? [] : [{ ...place, before, after: text }]
    })
    return writtenTargets(routing, changed, ruleId)
  }, [row, kept, routing, ruleId])
  return row === undefined || after === undefined ? undefined : { change: row.id, after }
}
