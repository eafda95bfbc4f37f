import type { GraphRequest } from '../model'
import { createEnds } from './ends'
import type { FactsIndex } from './index-facts'
import type { ReadRow } from './read-series'
import { createDestinationResolver } from './resolve-destination'
import { createSourceResolver } from './resolve-source'
import type { ResolvedRow } from './resolved-row'

/**
 * Says for every row who called whom, from what its labels tell, from its siblings and from the facts (N4 to N8). Rows keep
 * their order and none is lost. Durations and body bytes reach the same ends later through the row's `group`.
 */
export function resolveSeries(
  rows: readonly ReadRow[],
  index: FactsIndex,
  request: Pick<GraphRequest, 'ambient'>,
): readonly ResolvedRow[] {
  const ends = createEnds(index, request.ambient !== 'none')
  const resolveSource = createSourceResolver(index, ends)
  const resolveDestination = createDestinationResolver(rows, index, ends)
  const resolved = rows.map((row): ResolvedRow => {
    const source = resolveSource(row)
    return { ...row, source, destination: resolveDestination(row, source) }
  })
  ends.fillDictionary(resolved)
  return resolved
}
