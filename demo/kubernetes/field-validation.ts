import { type ApiFailure, badRequest, invalid } from './api-failure'
import type { ApiRequest } from './api-request'
import { contentType } from './body'
import { duplicateKeys } from './duplicate-keys'
import { invalidValue, notSupported } from './field-cause'

const MODES = ['', 'Ignore', 'Strict', 'Warn'] as const
export type FieldValidation = (typeof MODES)[number]

/** What to do about fields that nobody knows. @throws 422 for other words. */
export function fieldValidation({ query }: ApiRequest, options: string): FieldValidation {
  const asked = query.get('fieldValidation') ?? ''
  const mode = MODES.find((known) => known === asked)
  if (mode === undefined) throw invalid(`${options}.meta.k8s.io`, '', [notSupported('fieldValidation', asked, MODES)])
  return mode
}

/**
 * Tells of the fields that were sent twice, and of those that were left out: by refusing, by a header, or not at all, as the
 * request wants it.
 *
 * @throws 400; for a patch 422.
 */
export function reportFields(request: ApiRequest, mode: FieldValidation, unknown: readonly string[]): void {
  if (mode === 'Ignore') return
  const problems = [
    ...repeatedFields(request).map((field) => `duplicate field "${field}"`),
    ...unknown.map((field) => `unknown field "${field}"`),
  ]
  if (problems.length === 0) return
  if (mode === 'Strict') throw refusal(request, `strict decoding error: ${problems.join(', ')}`)
  const warnings = problems.map((problem) => `299 - ${JSON.stringify(problem)}`)
  request.exchange.response.setHeader('warning', warnings)
}

function repeatedFields({ exchange }: ApiRequest): readonly string[] {
  const formats = ['application/json', 'application/merge-patch+json', 'application/strategic-merge-patch+json']
  return formats.includes(contentType(exchange)) ? duplicateKeys(exchange.body.toString('utf8')) : []
}

/** The object of the request cannot be what it says it is. */
export function refusal({ type, version, exchange }: ApiRequest, why: string): ApiFailure {
  if (exchange.request.method === 'PATCH') {
    // The real server shows the whole patched object as the value.
    return invalid('', '', [invalidValue('patch', exchange.body.toString('utf8'), why)])
  }
  return badRequest(`${type.kind} in version "${version}" cannot be handled as a ${type.kind}: ${why}`)
}
