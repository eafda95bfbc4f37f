import { type ListContext, parseListRequest } from '@/lib/lists/parse-list-request'
import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { badParameter } from '@/lib/url/bad-parameter'
import { OVERVIEW_PARTS, type OverviewPart } from './model'

export interface OverviewRequest {
  readonly durationSeconds: number
  /** Unix seconds; null is now. */
  readonly at: number | null
  readonly parts: ReadonlySet<OverviewPart>
}

/**
 * Reads the query of the overview. Absent parameters: all cards, `context.defaultSeconds` until now; the checklist has to be asked for.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseOverviewRequest(
  query: URLSearchParams,
  context: ListContext,
): Result<OverviewRequest, PharosError> {
  const window = new URLSearchParams(query)
  window.delete('parts')
  // What narrows a list does not narrow the overview.
  const foreign = ['namespaces', 'cluster', 'fields'].find((name) => window.has(name))
  if (foreign !== undefined) return failed(badParameter(foreign, `There is no parameter ${foreign}.`))
  const asked = parseListRequest(window, context)
  if (!asked.ok) return asked
  const parts = readParts(query.getAll('parts'))
  if (parts === undefined) {
    const expected = `a comma list of ${OVERVIEW_PARTS.join(', ')}, given once`
    return failed(badParameter('parts', `The parameter parts must be ${expected}.`))
  }
  return ok({ durationSeconds: asked.value.durationSeconds, at: asked.value.at, parts })
}

function readParts(texts: readonly string[]): ReadonlySet<OverviewPart> | undefined {
  const [text, ...others] = texts
  if (text === undefined) return new Set(['cluster', 'traffic'])
  const words = text.split(',')
  const known = OVERVIEW_PARTS.filter((part) => words.includes(part))
  return others.length === 0 && known.length === words.length ? new Set(known) : undefined
}
