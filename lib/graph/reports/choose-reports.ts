import type { GraphRequest } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import type { ResolvedRow } from '../series/resolved-row'
import { claimCallers } from './claim-callers'
import { collectPairs } from './collect-pairs'
import { dropHops } from './drop-hops'
import { nameByServer } from './name-by-server'
import type { Pair } from './pair'

/** The pairs with the reports that count, so that every request counts once (C1 to C6). */
export function chooseReports(
  rows: readonly ResolvedRow[],
  request: GraphRequest,
): { readonly pairs: readonly Pair[]; readonly notes: readonly NoteDraft[] } {
  const told = dropHops(rows, request)
  const named = nameByServer(collectPairs(told.rows, request.reporter), request.durationSeconds)
  const claimed = claimCallers(named.pairs, request.durationSeconds)
  return { pairs: claimed.pairs, notes: [...told.notes, ...named.notes, ...claimed.notes] }
}
