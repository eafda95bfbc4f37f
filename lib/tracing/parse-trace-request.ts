import { parseFocus } from '@/lib/graph/request/focus'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'
import { atParameter } from '@/lib/url/at-parameter'
import { badParameter } from '@/lib/url/bad-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'
import { readInto } from '@/lib/url/read-into'
import { type Parameter as ParameterOf, readParameters } from '@/lib/url/read-parameters'
import { MAX_TRACES } from './model'
import { parsePercentile, type Percentile } from './percentile'
import { parseSpanDuration } from './span-duration'
import { parseTags, type Tag } from './tag-query'

/** What `GET /api/traces` asks for. */
export interface TraceRequest {
  /** Null: by namespaces, or by service. */
  readonly thing: ThingRef | null
  readonly namespaces: '*' | readonly string[]
  /** A name of the store; null: every one of the namespaces. */
  readonly service: string | null
  readonly operation: string | null
  readonly tags: readonly Tag[]
  readonly minUs: number | null
  /** The least duration as a percentile of the metrics. */
  readonly minPercentile: Percentile | null
  readonly maxUs: number | null
  readonly errorsOnly: boolean
  readonly limit: number
  readonly from: UnixSeconds
  readonly to: UnixSeconds
}

type Draft = { -readonly [K in keyof Omit<TraceRequest, 'from' | 'to'>]: TraceRequest[K] } & {
  durationSeconds: number
  at: number
}
type Parameter = ParameterOf<Draft, UnixSeconds>

const LONGEST_NAME = 1_000

const PARAMETERS: ReadonlyMap<string, Parameter> = new Map<string, Parameter>([
  ['ref', { read: readRef, expected: 'workload:NS/NAME, app:NS/NAME or service:NS/NAME' }],
  ['namespaces', { read: readNamespaces, expected: '* or a comma list of namespace names' }],
  ['service', { read: name('service'), expected: 'the name of a service in the trace store' }],
  ['operation', { read: name('operation'), expected: 'the name of an operation' }],
  ['tags', { read: readTags, expected: 'pairs such as http.status_code=503 key="a value"' }],
  ['min', { read: readMin, expected: 'a length of time such as 250ms or 1.5s, or p75, p90 or p99' }],
  ['max', { read: duration('maxUs'), expected: 'a length of time such as 250ms or 1.5s' }],
  ['errors', { read: readErrors, expected: 'true or false' }],
  ['limit', { read: readLimit, expected: `a whole number from 1 to ${MAX_TRACES}` }],
  ['duration', readInto(durationParameter, (draft, seconds) => void (draft.durationSeconds = seconds))],
  ['at', readInto(atParameter, (draft, at) => void (draft.at = at))],
])

/**
 * Reads the query of `GET /api/traces`. Absent: every namespace that may be seen, 100 traces, the last five minutes.
 *
 * @param defaultLimit of traces, where the request has none.
 * @returns or `bad_request`, whose `details.parameter` names the first bad one in the order of the URL.
 */
export function parseTraceRequest(
  query: URLSearchParams,
  now: UnixSeconds,
  defaultLimit: number,
): Result<TraceRequest, PharosError> {
  const draft: Draft = {
    ...{ thing: null, namespaces: '*', service: null, operation: null, tags: [], minUs: null, minPercentile: null },
    ...{ maxUs: null, errorsOnly: false, limit: defaultLimit, durationSeconds: 300, at: now },
  }
  const read = readParameters(query, draft, { parameters: PARAMETERS, context: now })
  if (!read.ok) return read
  const { durationSeconds, at, ...rest } = draft
  if (rest.minUs !== null && rest.maxUs !== null && rest.minUs > rest.maxUs) {
    return failed(badParameter('max', 'The parameter max must not be less than min.'))
  }
  return ok({ ...rest, from: unixSeconds(at - durationSeconds), to: unixSeconds(at) })
}

function readRef(text: string, draft: Draft): boolean {
  const focus = parseFocus(text)
  if (focus === undefined || focus.kind === 'operation') return false
  draft.thing = { kind: focus.kind, namespace: focus.namespace, name: focus.name }
  return true
}

function readNamespaces(text: string, draft: Draft): boolean {
  const names = text.split(',')
  draft.namespaces = text === '*' ? '*' : names
  return text === '*' || names.every(isDnsLabel)
}

function name(key: 'service' | 'operation'): Parameter['read'] {
  return (text, draft) => {
    draft[key] = text
    return text !== '' && text.length <= LONGEST_NAME
  }
}

function readTags(text: string, draft: Draft): boolean {
  const tags = parseTags(text)
  if (tags.ok) draft.tags = tags.value
  return tags.ok
}

function duration(key: 'minUs' | 'maxUs'): Parameter['read'] {
  return (text, draft) => {
    const us = parseSpanDuration(text)
    draft[key] = us ?? null
    return us !== undefined
  }
}

function readMin(text: string, draft: Draft, now: UnixSeconds): boolean {
  draft.minPercentile = parsePercentile(text) ?? null
  return draft.minPercentile !== null || duration('minUs')(text, draft, now)
}

function readErrors(text: string, draft: Draft): boolean {
  draft.errorsOnly = text === 'true'
  return text === 'true' || text === 'false'
}

function readLimit(text: string, draft: Draft): boolean {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0
  draft.limit = limit
  return limit >= 1 && limit <= MAX_TRACES
}
