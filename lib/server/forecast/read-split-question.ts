import 'server-only'
import { parseInstant } from '@/lib/graph/request/parse-instant'
import { orThrow } from '@/lib/server/http/or-throw'
import { clusterParameter } from '@/lib/url/cluster-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'
import { type Parameter, readParameters } from '@/lib/url/read-parameters'

export interface AskedSplit {
  readonly cluster: string | null
  readonly seconds: number
  /** Unix seconds. Set where what came of a change is asked: neither older numbers nor the highest ones are of use then. */
  readonly since: number | null
  /** Unix seconds: the end of the window where that is not now, as for what was before a change. Never together with `since`. */
  readonly at: number | null
}

type Draft = { -readonly [K in keyof AskedSplit]: AskedSplit[K] }
interface Now {
  readonly now: number
}

/** Longer ago nobody watches a change any more; shorter ago nothing was counted twice. */
const SINCE_SECONDS = { least: 15, most: 3600 }

function readAgo(text: string, now: number, least: number): number | undefined {
  const instant = parseInstant(text)
  const ago = now - (instant ?? now)
  return ago < least || ago > SINCE_SECONDS.most ? undefined : instant
}

const PARAMETERS: ReadonlyMap<string, Parameter<Draft, Now>> = new Map<string, Parameter<Draft, Now>>([
  [
    'duration',
    {
      expected: durationParameter.expected,
      read: (text, draft) => {
        const seconds = durationParameter.parse(text)
        if (seconds !== undefined) draft.seconds = seconds
        return seconds !== undefined
      },
    },
  ],
  [
    'cluster',
    {
      expected: clusterParameter.expected,
      read: (text, draft) => {
        draft.cluster = clusterParameter.parse(text) ?? null
        return draft.cluster !== null
      },
    },
  ],
  [
    'since',
    {
      expected: 'unix seconds or RFC 3339, from 15 seconds to an hour ago',
      read: (text, draft, { now }) => {
        const since = readAgo(text, now, SINCE_SECONDS.least)
        if (since === undefined) return false
        draft.since = Math.ceil(since)
        return draft.at === null
      },
    },
  ],
  [
    'at',
    {
      expected: 'unix seconds or RFC 3339, at most an hour ago, and not together with since',
      read: (text, draft, { now }) => {
        const at = readAgo(text, now, 0)
        if (at === undefined) return false
        draft.at = Math.floor(at)
        return draft.since === null
      },
    },
  ],
])

/** @throws PharosError `bad_request` naming the parameter that is unknown, given twice or wrong. */
export function readSplitQuestion(query: URLSearchParams, now: number, defaultSeconds: number): AskedSplit {
  const draft: Draft = { cluster: null, seconds: defaultSeconds, since: null, at: null }
  const asked = orThrow(readParameters(query, draft, { parameters: PARAMETERS, context: { now } }))
  return asked.since === null ? asked : { ...asked, seconds: Math.floor(now) - asked.since }
}
