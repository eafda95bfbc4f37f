import { configLines } from './config-lines'
import type { MetricEvidence, SourceEvidence } from './evidence'
import { clear, found, row, rows, type Rule, unknown } from './judgement'
import { reachCause } from './reach'
import { asSoonAs, titleOf } from './source-words'

/** S19: a question was over a limit, of the store or of ours. */
export const limitRule: Rule<SourceEvidence> = {
  cause: 'S19',
  severity: 'error',
  despiteFailure: true,
  judge({ source, failure, refusals = [] }) {
    const over = [...(failure === null ? [] : [failure]), ...refusals].find((one) => reachCause(one) === 'S19')
    if (over !== undefined) {
      const evidence = rows({ 'HTTP status': over.status, 'Its own words': over.upstream })
      return found(
        over.status === 429
          ? [over.message, 'Ask fewer questions at once, or raise its limit:', configLines(source, ['concurrency: 2'])]
          : [
              over.message,
              'Choose a shorter window or fewer namespaces, use the recording rules of deploy/rules, or raise the limit. Of Prometheus:',
              '--query.max-samples=100000000',
            ],
        evidence,
      )
    }
    return failure === null ? clear('No question was over a limit.') : unknown(asSoonAs(source))
  },
}

/** S20: it answered, and said that something is missing. */
export const partialRule: Rule<MetricEvidence> = {
  cause: 'S20',
  severity: 'warning',
  judge({ source, warnings, istioMetrics }) {
    const [first] = warnings
    if (first !== undefined) {
      return found(
        [
          `${titleOf(source)} answers in part: ${first}`,
          'See which of the stores behind it is missing. What is shown may be too little.',
        ],
        warnings.map((warning) => row('Warning', warning)),
      )
    }
    return istioMetrics === null ? unknown(asSoonAs(source)) : clear('Its answers are whole.')
  },
}
