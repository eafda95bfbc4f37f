import { type Region, useRegion } from '@/lib/client/use-region'
import type { RegionContent } from '@/lib/std/region-state'
import { type QueryKey, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useRefresh } from './refresh-context'
import { type AskedQuery, type PageQueryOptions, usePageQuery } from './use-page-query'

/** What `Region` is told of the answer that it shows. */
export interface AnswerRegion extends Region {
  /** The instant that the data speaks of, milliseconds; undefined: the one at which it came. */
  readonly asOf: number | undefined
  readonly cancel: () => void
  /** Asks for everything that the page shows. */
  readonly load: () => void
}

export interface Answer<T> {
  readonly data: T | undefined
  /** The server says that what was asked about is not there (any more); `data` is what was known of it. */
  readonly missing: boolean
  readonly region: AnswerRegion
  /** For those that must tell an earlier question's answer from this one's. */
  readonly query: UseQueryResult<T>
}

interface AnswerOptions<T> extends PageQueryOptions {
  /** What the data holds, for the empty states; something, when left out. */
  readonly content?: (data: T) => RegionContent
  /** The instant that the data speaks of, milliseconds. */
  readonly asOf?: (data: T) => number
  /** Seconds by which the data was already old when it came. */
  readonly ageAtReceipt?: (data: T) => number
  /** False: however long ago it came, it is as good as new. */
  readonly ages?: boolean
}

const something = () => 'some' as const

/** The answer to a query that the page's timer repeats, with the state of the region that shows it. */
export function useAnswer<T, K extends QueryKey>(asked: AskedQuery<T, K>, options: AnswerOptions<T> = {}): Answer<T> {
  const { content = something, asOf, ageAtReceipt, ages = true } = options
  const timer = useRefresh()
  const client = useQueryClient()
  const query = usePageQuery(asked, options)
  const { data } = query
  const region = useRegion(query, {
    timer: ages ? timer : { ...timer, seconds: undefined, rests: 'past' },
    content,
    ageAtReceipt: data === undefined ? 0 : (ageAtReceipt?.(data) ?? 0),
  })
  return {
    data,
    missing: query.error?.code === 'not_found',
    region: {
      ...region,
      asOf: data === undefined ? undefined : asOf?.(data),
      cancel: () => void client.cancelQueries({ queryKey: asked.queryKey }),
      load: timer.reload,
    },
    query,
  }
}
