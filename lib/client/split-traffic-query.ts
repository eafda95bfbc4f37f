import type { SplitTraffic } from '@/lib/url/split-types'
import { formatDuration } from '@/lib/time/duration'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { serviceQuestion } from './service-question'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<SplitTraffic>((body) => Array.isArray(body.versions))

export interface SplitOf {
  readonly namespace: string
  readonly service: string
  readonly cluster: string | null
  /** How far back the numbers reach that it is predicted from. */
  readonly seconds: number
}

/** While nothing changes, so seldom; whoever moves a slider asks for nothing. */
const FORESEE_EVERY_MS = 30_000
const JUDGE_EVERY_MS = 10_000

/** What a split of the service is predicted from. */
export function splitTrafficQuery(split: SplitOf) {
  const { path, query } = question(split)
  query.set('duration', formatDuration(split.seconds))
  return queryOptions({
    queryKey: ['split-traffic', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    refetchInterval: FORESEE_EVERY_MS,
    staleTime: FORESEE_EVERY_MS,
    meta: { awaited: 'series', refreshes: true },
  })
}

/** As long as a change is looked after. */
const BEFORE_SECONDS = 300

/**
 * What the service's versions answered in the five minutes before a change, which no longer changes.
 *
 * @param madeAt unix seconds of the metric store; undefined as long as that is not known
 */
export function splitBeforeQuery(split: Omit<SplitOf, 'seconds'>, madeAt: number | undefined) {
  const { path, query } = question(split)
  query.set('duration', formatDuration(BEFORE_SECONDS))
  if (madeAt !== undefined) query.set('at', String(madeAt))
  return queryOptions({
    queryKey: ['split-before', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    enabled: madeAt !== undefined,
    staleTime: Infinity,
    meta: { awaited: 'series' },
  })
}

/**
 * What the service's versions answered since a change.
 *
 * @param since unix seconds of the metric store; undefined as long as it is too early to ask
 * @param goesOn the change is still looked after; afterwards the last answer stays, and nothing is asked
 */
export function splitOutcomeQuery(split: Omit<SplitOf, 'seconds'>, since: number | undefined, goesOn: boolean) {
  const { path, query } = question(split)
  if (since !== undefined) query.set('since', String(since))
  return queryOptions({
    queryKey: ['split-outcome', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    enabled: since !== undefined && goesOn,
    refetchInterval: JUDGE_EVERY_MS,
    staleTime: JUDGE_EVERY_MS,
    meta: { awaited: 'series' },
  })
}

function question({ namespace, service, cluster }: Omit<SplitOf, 'seconds'>) {
  return serviceQuestion({ namespace, name: service }, 'forecast', cluster)
}
