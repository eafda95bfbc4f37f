import { outboundFailure } from '@/lib/outbound/failure'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import { readJson, statusFailure } from '@/lib/outbound/json-answer'
import type { StoreFailure, StoreReading } from '@/lib/outbound/plain-answer'
import { scrubText } from '@/lib/outbound/scrub'
import { isRecord } from '@/lib/std/is-record'
import { failed, ok, type Result } from '@/lib/std/result'

/** Opens `{data, errors}`. Jaeger's failures are JSON that calls itself text; its words are scrubbed. */
export function readEnvelope(
  answer: HttpAnswer,
  { title, secrets }: Pick<StoreReading, 'title' | 'secrets'>,
): Result<unknown, StoreFailure> {
  const { status } = answer
  if (status !== 200) return failed(refusal(answer, title, secrets))
  const json = readJson(answer, title)
  if (!json.ok) return json
  if (isRecord(json.value) && 'data' in json.value) return ok(json.value.data)
  return failed(outboundFailure('upstream_invalid', `${title} does not answer as Jaeger does.`))
}

function refusal(answer: HttpAnswer, title: string, secrets: readonly string[]): StoreFailure {
  const { status } = answer
  const words = ownWords(answer.body.toString('utf8'))
  const failure = statusFailure(answer, title, secrets)
  if (words === undefined) return failure
  const details = { ...failure.details, upstream: scrubText(words, secrets) }
  if (status === 404) return { code: 'not_found', message: `${title} has no such trace.`, details }
  if (status === 400) return { code: 'bad_request', message: `${title} refused the search.`, details }
  return { ...failure, details }
}

/** What the first of its errors says; undefined when something else answered. */
function ownWords(body: string): string | undefined {
  try {
    const read: unknown = JSON.parse(body)
    const errors: unknown = isRecord(read) ? read.errors : undefined
    const first: unknown = Array.isArray(errors) ? errors[0] : undefined
    return isRecord(first) && typeof first.msg === 'string' ? first.msg : undefined
  } catch {
    return undefined // a proxy's page
  }
}
