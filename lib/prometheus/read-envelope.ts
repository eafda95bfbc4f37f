import { outboundFailure, type OutboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import { scrubText } from '@/lib/outbound/scrub'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Failed, type Result } from '@/lib/std/result'

/** What every endpoint under `/api/v1` wraps its answer in. */
export interface Envelope {
  readonly data: unknown
  readonly warnings: readonly string[]
  readonly infos: readonly string[]
}

/** A refusal of the expression itself is the only failure that is not the store's own. */
export type PrometheusFailure = Omit<OutboundFailure, 'code'> & {
  readonly code: OutboundFailure['code'] | 'bad_request'
}

const MAX_WARNINGS = 20
/** In the words of Prometheus, Thanos, Mimir and, by the flags that would allow more, VictoriaMetrics. Not the limit of points per series. */
const OVER_A_LIMIT = /too many samples|limit|err-mimir-max|not enough memory|-search\.max(?!PointsPer)/i

/**
 * Opens the envelope of an answer, successful or not. The store's own words are scrubbed.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview
 */
export function readEnvelope(
  answer: HttpAnswer,
  title: string,
  secrets: readonly string[],
): Result<Envelope, PrometheusFailure> {
  const success = answer.status >= 200 && answer.status < 300
  const json = readJson(answer, title)
  if (!json.ok) return success ? json : failed(withoutTenant(answer, title) ?? statusFailure(answer, title, secrets))
  const body = json.value
  if (isRecord(body) && success && body.status === 'success') {
    const warnings = texts(body.warnings, secrets)
    return ok({
      data: body.data,
      // VictoriaMetrics says by a flag of its own that nodes were missing.
      warnings: body.isPartial === true ? [...warnings, 'The answer is partial.'] : warnings,
      infos: texts(body.infos, secrets),
    })
  }
  if (isRecord(body) && body.status === 'error' && typeof body.error === 'string') {
    return refusal(answer, title, { type: body.errorType, words: scrubText(body.error, secrets) })
  }
  if (!success) return failed(statusFailure(answer, title, secrets))
  return failed(outboundFailure('upstream_invalid', `${title} does not answer as Prometheus does.`))
}

/** Mimir, and Cortex before it, call a tenant "org", and refuse in plain text. */
function withoutTenant({ status, body }: HttpAnswer, title: string): OutboundFailure | undefined {
  if (status !== 401 || !/\bno org id\b/i.test(body.subarray(0, 200).toString('utf8'))) return undefined
  const message = `${title} wants to know the tenant. Set tenant.value of this store.`
  return outboundFailure('upstream_unavailable', message, { status, upstream: 'no org id' })
}

function refusal(
  answer: HttpAnswer,
  title: string,
  said: { readonly type: unknown; readonly words: string },
): Failed<PrometheusFailure> {
  const details = { status: answer.status, upstream: said.words }
  // Prometheus, and Mimir after it, refuse with the same type what is wrong and what is merely too much.
  if (OVER_A_LIMIT.test(said.words) && answer.status === 422) {
    return failed({ code: 'too_large', message: `The query asks ${title} for more than it allows.`, details })
  }
  if (said.type === 'timeout' || said.type === 'canceled') {
    return failed({ code: 'upstream_timeout', message: `${title} gave up the query.`, details })
  }
  if (answer.status === 400 || answer.status === 422) {
    return failed({ code: 'bad_request', message: `${title} refused the query.`, details })
  }
  const failure = statusFailure(answer, title)
  return failed({ ...failure, details: { ...failure.details, upstream: said.words } })
}

function texts(value: unknown, secrets: readonly string[]): readonly string[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, MAX_WARNINGS)
    .filter((text) => typeof text === 'string')
    .map((text) => scrubText(text, secrets))
}
