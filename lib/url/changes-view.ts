import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { graphViewParsers } from './graph-view'

/** What became of a change, as one chooses it. */
export const CHANGE_RESULTS = ['applied', 'partly', 'refused', 'undone', 'reverted'] as const

/** What the page of changes reads of its address (product.md 5.9). */
export const changesViewParsers = {
  who: parseAsString,
  namespaces: graphViewParsers.namespaces,
  /** Kind id. */
  kind: parseAsString,
  result: parseAsStringLiteral(CHANGE_RESULTS),
}

/** The path of what was recorded of a change, below the base path. */
export function changePath(id: string): string {
  return `/changes/${encodeURIComponent(id)}`
}

export type ChangesView = inferParserType<typeof changesViewParsers>
