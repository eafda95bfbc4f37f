import type { PlannedQuery } from '../query/plan-queries'
import type { QueryId } from '../query/query-id'
import type { NoteDraft } from './note-draft'

/** Which metrics were read from recording rules, in place of the proxies' own series; empty where none was. */
export function recordedNotes(queries: readonly PlannedQuery[], recorded: readonly QueryId[]): readonly NoteDraft[] {
  const metrics = queries.filter(({ id }) => recorded.includes(id)).map(({ metric }) => metric)
  return metrics.length === 0 ? [] : [{ code: 'recorded-rates', count: metrics.length, ids: metrics }]
}
