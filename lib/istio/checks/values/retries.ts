import { durationRule } from './duration-rule'
import type { FieldPlace } from './field-place'
import { type FieldProblems, judgeText, wrong } from './field-problem'
import { quoted } from './quoted'

const CONDITIONS = new Set(
  (
    '5xx gateway-error reset reset-before-request connect-failure retriable-4xx refused-stream retriable-status-codes ' +
    'retriable-headers envoy-ratelimited http3-post-connect-failure cancelled deadline-exceeded internal ' +
    'resource-exhausted unavailable'
  ).split(' '),
)
/** The registered status codes of HTTP. */
const STATUS_CODES = /^(?:10[0-3]|20[0-8]|226|30[0-57-8]|40\d|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])$/

/** V20 */
export function* judgeRetries(retries: FieldPlace): FieldProblems {
  const attempts = retries.field('attempts')
  const count = attempts.number() ?? 0
  if (count < 0) yield wrong(attempts, `${count} attempts are not possible.`)
  if (attempts.present && count === 0) {
    for (const name of ['perTryTimeout', 'retryOn', 'retryRemoteLocalities']) {
      const place = retries.field(name)
      if (place.filled && place.value !== false)
        yield wrong(place, `With 0 attempts nothing is retried: ${name} has no effect and is refused.`)
    }
  }
  yield* judgeText(retries.field('perTryTimeout'), durationRule)
  yield* judgeText(retries.field('backoff'), durationRule)
  const retryOn = retries.field('retryOn')
  for (const item of (retryOn.text() ?? '').split(',')) {
    if ((retryOn.text() ?? '') !== '' && !CONDITIONS.has(item) && !STATUS_CODES.test(item))
      yield wrong(retryOn, `${quoted(item)} is no condition to retry on, nor a status code of HTTP.`)
  }
}
