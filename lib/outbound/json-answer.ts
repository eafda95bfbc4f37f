import { outboundFailure, type OutboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { scrubText } from '@/lib/outbound/scrub'
import { failed, ok, type Result } from '@/lib/std/result'

const JSON_TYPE = /^application\/([a-z0-9.-]+\+)?json\s*(;|$)/i
/** Of a foreign answer no more than this is looked at for its words. */
const WORDS_BYTES = 4_096

/**
 * Parses the body, whatever the status. What is not JSON by its content type is not believed to be JSON: login pages
 * and error pages of proxies are told as what they are.
 */
export function readJson<T = unknown>(
  answer: HttpAnswer,
  title: string,
  parse: (text: string) => T = JSON.parse,
): Result<T, OutboundFailure> {
  const type = answer.headers['content-type'] ?? ''
  const details = { status: answer.status, ...contentType(answer) }
  if (!JSON_TYPE.test(type)) {
    const what = type === '' ? 'something without a content type' : (type.split(';')[0] ?? '').trim()
    const message = `${title} answered ${scrubText(what)} (HTTP ${answer.status}) and not JSON. Is the address right?`
    return failed(outboundFailure('upstream_invalid', message, details))
  }
  try {
    return ok(parse(answer.body.toString('utf8')))
  } catch {
    return failed(outboundFailure('upstream_invalid', `${title} answered JSON that cannot be read.`, details))
  }
}

/** What it says it is, where that is no JSON: a page tells of a wrong address. */
function contentType({ headers }: HttpAnswer): { readonly type?: string } {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return type === '' || JSON_TYPE.test(type) ? {} : { type: scrubText(type) }
}

/** The beginning of a body as text: for the other side's own words in an error. Markup is dropped, not rendered. */
function upstreamWords(answer: HttpAnswer, secrets: readonly string[]): string {
  const text = answer.body.subarray(0, WORDS_BYTES).toString('utf8')
  return scrubText(text.replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)|<[^>]*(>|$)/gi, ' ').replace(/\s+/g, ' '), secrets)
}

/**
 * What an unwelcome status means where the upstream has no words of its own for it. 401 and 403 are a failure of *our*
 * credentials, so they are `upstream_unavailable` and never sent to the user as theirs.
 */
export function statusFailure(answer: HttpAnswer, title: string, secrets: readonly string[] = []): OutboundFailure {
  const { status } = answer
  const words = upstreamWords(answer, secrets)
  const retryAfterSeconds = readRetryAfter(answer.headers['retry-after'])
  const details = {
    status,
    ...contentType(answer),
    ...(words === '' ? {} : { upstream: words }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
  if (status === 401 || status === 403) {
    return outboundFailure('upstream_unavailable', `${title} refused our credentials (HTTP ${status}).`, details)
  }
  if (status === 429) {
    return outboundFailure('upstream_unavailable', `${title} receives too many requests (HTTP 429).`, details)
  }
  if (status === 504) return outboundFailure('upstream_timeout', `${title} timed out (HTTP 504).`, details)
  if (status >= 500) return outboundFailure('upstream_unavailable', `${title} failed (HTTP ${status}).`, details)
  return outboundFailure('upstream_invalid', `${title} answered HTTP ${status}. Is the address right?`, details)
}

/** Seconds only; the date form needs a clock that both sides share. Capped at an hour. */
function readRetryAfter(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,9}$/.test(header) ? Math.min(Number(header), 3_600) : undefined
}
