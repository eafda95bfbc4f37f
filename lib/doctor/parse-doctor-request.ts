import { type ListContext, parseListRequest } from '@/lib/lists/parse-list-request'
import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { badParameter } from '@/lib/url/bad-parameter'

export interface DoctorRequest {
  /** Sorted; empty: all visible ones. */
  readonly namespaces: readonly string[]
  readonly durationSeconds: number
  /** Unix seconds; null is now. */
  readonly at: number | null
  /** Everything is asked anew. */
  readonly fresh: boolean
}

/**
 * Reads the query of `GET /api/mesh/sources`. Absent parameters: every visible namespace, `context.defaultSeconds` until now, what was
 * looked at in the last half minute.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseDoctorRequest(query: URLSearchParams, context: ListContext): Result<DoctorRequest, PharosError> {
  const rest = new URLSearchParams(query)
  rest.delete('fresh')
  const foreign = ['cluster', 'fields'].find((name) => rest.has(name))
  if (foreign !== undefined) return failed(badParameter(foreign, `There is no parameter ${foreign}.`))
  const asked = parseListRequest(rest, context)
  if (!asked.ok) return asked
  const fresh = query.getAll('fresh')
  if (fresh.some((text) => text !== '1')) return failed(badParameter('fresh', 'The parameter fresh must be 1.'))
  const { namespaces, durationSeconds, at } = asked.value
  return ok({ namespaces: [...(namespaces ?? [])].sort(), durationSeconds, at, fresh: fresh.length > 0 })
}
