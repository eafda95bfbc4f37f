import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { Result } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'
import { atParameter } from '@/lib/url/at-parameter'
import { clusterParameter } from '@/lib/url/cluster-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'
import { readInto } from '@/lib/url/read-into'
import { type Parameter, readParameters } from '@/lib/url/read-parameters'

export interface ListRequest {
  /** Null: of every visible namespace. */
  readonly namespaces: ReadonlySet<string> | null
  readonly cluster: string | null
  readonly durationSeconds: number
  /** Unix seconds; null is now. */
  readonly at: number | null
  /** Without standing there are neither traffic nor health, and nothing is asked of the metric store. */
  readonly standing: boolean
}

type Draft = { -readonly [K in keyof ListRequest]: ListRequest[K] }

export interface ListContext {
  readonly defaultSeconds: number
  /** The metric store's. */
  readonly now: UnixSeconds
}

const FIELDS = ['health', 'traffic', 'config']
const PARAMETERS: ReadonlyMap<string, Parameter<Draft, UnixSeconds>> = new Map<string, Parameter<Draft, UnixSeconds>>([
  ['namespaces', { read: readNamespaces, expected: '* or a comma list of namespace names' }],
  ['cluster', readInto(clusterParameter, (draft, name) => void (draft.cluster = name))],
  ['duration', readInto(durationParameter, (draft, seconds) => void (draft.durationSeconds = seconds))],
  ['at', readInto(atParameter, (draft, at) => void (draft.at = at))],
  ['fields', { read: readFields, expected: `none or a comma list of ${FIELDS.join(', ')}` }],
])

/**
 * Reads the query of a list. Absent parameters: every namespace, `defaultSeconds` until now, all fields.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseListRequest(
  query: URLSearchParams,
  { defaultSeconds, now }: ListContext,
): Result<ListRequest, PharosError> {
  const draft: Draft = { namespaces: null, cluster: null, durationSeconds: defaultSeconds, at: null, standing: true }
  return readParameters(query, draft, { parameters: PARAMETERS, context: now })
}

function readNamespaces(text: string, draft: Draft): boolean {
  if (text === '*') return true
  const names = text.split(',')
  draft.namespaces = new Set(names)
  return names.every(isDnsLabel)
}

function readFields(text: string, draft: Draft): boolean {
  const words = text === 'none' ? [] : text.split(',')
  draft.standing = words.includes('health') || words.includes('traffic')
  return words.every((word) => FIELDS.includes(word))
}
