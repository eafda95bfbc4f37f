import type { PharosError } from '@/lib/ports/pharos-error'
import { type QueryKey, useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import { useRefresh } from './refresh-context'

export type AskedQuery<T, K extends QueryKey> = UseQueryOptions<T, PharosError, T, K>

export interface PageQueryOptions {
  /** False: there is no question, neither for the timer nor for the refresh button. */
  readonly asked?: boolean
  /** False: the timer does not ask again; the refresh button does. */
  readonly repeats?: boolean
}

const NOTHING_ASKED = { enabled: false, meta: {} } as const

/** A query that is asked again as the page's timer says. */
export function usePageQuery<T, K extends QueryKey>(
  query: AskedQuery<T, K>,
  { asked = true, repeats = true }: PageQueryOptions = {},
): UseQueryResult<T> {
  const { queryOptions } = useRefresh()
  return useQuery({ ...query, ...(repeats ? queryOptions : {}), ...(asked ? {} : NOTHING_ASKED) })
}
