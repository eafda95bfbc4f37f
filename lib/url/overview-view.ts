import { INSIGHTS, type OverviewPart } from '@/lib/overview/model'
import { createLoader, type inferParserType, parseAsBoolean } from 'nuqs/server'
import { asSubsetOf } from './as-subset-of'
import { graphViewParsers } from './graph-view'

const { duration, at, refresh } = graphViewParsers

/** What a copied link of the overview must show. */
export const overviewViewParsers = {
  duration,
  at,
  refresh,
  /** Which tables of services; absent: those that have something to show. */
  si: asSubsetOf(INSIGHTS),
  /** Whether the checklist of the first run is there; absent: until traffic was seen. */
  setup: parseAsBoolean,
}

export type OverviewView = inferParserType<typeof overviewViewParsers>

/** Reads the view out of a query string or of Next's `searchParams`; bad values become defaults. */
export const readOverviewView = createLoader(overviewViewParsers)

/** The parameters of `GET /api/overview`, in a fixed order. */
export function overviewApiParams(
  { duration: seconds, at: end }: Pick<OverviewView, 'duration' | 'at'>,
  part: OverviewPart,
): URLSearchParams {
  const params = new URLSearchParams({ duration: `${seconds}s` })
  if (end !== null) params.set('at', String(end))
  params.set('parts', part)
  return params
}
