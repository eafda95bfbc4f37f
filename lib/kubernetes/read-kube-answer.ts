import type { OutboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import { scrubText } from '@/lib/outbound/scrub'
import { PharosError, type ErrorCode } from '@/lib/ports/pharos-error'
import { parseExactJson } from '@/lib/std/exact-json'
import { isRecord } from '@/lib/std/is-record'
import type { Json } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import { readCauses } from './read-causes'

/** Statuses that say something of the request, not of the connection. 401 is ours, so it stays `upstream_unavailable`. */
const CODES: ReadonlyMap<number, ErrorCode> = new Map([
  [400, 'bad_request'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [409, 'conflict'],
  [422, 'invalid'],
])

/** Of a message that is told as it came. */
const LONGEST_WORDS = 500

/** `details.status` is the HTTP status where there was an answer. */
export function toPharosError(failure: OutboundFailure): PharosError {
  return new PharosError(failure.code, failure.message, { ...failure.details, source: 'kubernetes' })
}

/** Turns every status but 2xx into one error, with the message of the server's `Status` object as `details.upstream`. */
export function checkKubeAnswer(
  answer: HttpAnswer,
  title: string,
  secrets: readonly string[],
): Result<HttpAnswer, PharosError> {
  if (answer.status >= 200 && answer.status < 300) return ok(answer)
  if (answer.status === 401) return failed(unauthorized(title))
  const body = readJson(answer, title)
  const status = body.ok && isRecord(body.value) ? body.value : {}
  const failure = statusFailure(answer, title, secrets)
  if (typeof status.message !== 'string') return failed(toPharosError(failure))
  const code = CODES.get(answer.status) ?? failure.code
  const message = code === failure.code ? failure.message : `${title} refused the request (HTTP ${answer.status}).`
  const causes = readCauses(status).map((cause) => ({
    field: scrubText(cause.field, secrets),
    message: scrubText(cause.message, secrets),
  }))
  // A refused patch is told with the whole object in it, and what is wrong at its end.
  const words = status.message.length > LONGEST_WORDS ? causes.map((cause) => cause.message).join('; ') : status.message
  const upstream = scrubText(words === '' ? status.message : words, secrets)
  return failed(
    new PharosError(code, message, {
      ...failure.details,
      upstream,
      // Two lists of equal length.
      ...(causes.length === 0
        ? {}
        : { fields: causes.map(({ field }) => field), causes: causes.map((cause) => cause.message) }),
      source: 'kubernetes',
    }),
  )
}

/** The server's own word is "Unauthorized", which helps nobody. */
function unauthorized(title: string): PharosError {
  const remedy = 'Renew them in the kubeconfig or, in a pod, its service account: both are read again.'
  const message = `${title} refused our credentials (HTTP 401). ${remedy}`
  return new PharosError('upstream_unavailable', message, { status: 401, source: 'kubernetes' })
}

/** Parses a 2xx. */
export function parseKubeAnswer(answer: HttpAnswer, title: string): Result<unknown, PharosError> {
  const body = readJson(answer, title)
  return body.ok ? body : failed(toPharosError(body.error))
}

/** Parses a 2xx without rounding an integer. */
export function parseExactAnswer(answer: HttpAnswer, title: string): Result<Json, PharosError> {
  const body = readJson(answer, title, parseExactJson)
  return body.ok ? body : failed(toPharosError(body.error))
}
