import type { PharosError } from '@/lib/ports/pharos-error'
import type { Result } from '@/lib/std/result'
import { type Parameter, readParameters } from '@/lib/url/read-parameters'
import { SEARCH_KINDS, type SearchKind } from './model'
import type { SearchQuestion } from './search-objects'

const MAX_TEXT = 200
const MAX_LIMIT = 50
const DEFAULT_LIMIT = 20

type Draft = { -readonly [K in keyof SearchQuestion]: SearchQuestion[K] }

const PARAMETERS: ReadonlyMap<string, Parameter<Draft>> = new Map([
  ['q', { read: readText, expected: `at most ${MAX_TEXT} characters` }],
  ['kinds', { read: readKinds, expected: `a comma list of ${SEARCH_KINDS.join(', ')}` }],
  ['limit', { read: readLimit, expected: `a number from 1 to ${MAX_LIMIT}` }],
])

/**
 * Reads the query of `GET /api/search`. Absent parameters: everything, of every kind, the first 20.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseSearchRequest(query: URLSearchParams): Result<SearchQuestion, PharosError> {
  const draft: Draft = { text: '', kinds: undefined, limit: DEFAULT_LIMIT }
  return readParameters(query, draft, { parameters: PARAMETERS, context: undefined })
}

function readText(text: string, draft: Draft): boolean {
  draft.text = text
  return text.length <= MAX_TEXT
}

function readKinds(text: string, draft: Draft): boolean {
  const words = text.split(',')
  const kinds = words.flatMap((word): readonly SearchKind[] => SEARCH_KINDS.filter((kind) => kind === word))
  draft.kinds = new Set(kinds)
  return kinds.length === words.length
}

function readLimit(text: string, draft: Draft): boolean {
  draft.limit = Number(text)
  return /^[1-9]\d?$/.test(text) && draft.limit <= MAX_LIMIT
}
