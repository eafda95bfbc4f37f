import { durationRule } from './duration-rule'
import type { FieldPlace } from './field-place'
import { doubtful, type FieldProblems, judgeText, wrong } from './field-problem'

/** V22, with the percentages of V17. */
export function* judgeOutlierDetection(outlier: FieldPlace): FieldProblems {
  yield* judgeText(outlier.field('baseEjectionTime'), durationRule)
  yield* judgeText(outlier.field('interval'), durationRule)
  for (const name of ['maxEjectionPercent', 'minHealthPercent']) {
    const place = outlier.field(name)
    const percent = place.number() ?? 0
    if (percent < 0 || percent > 100 || !Number.isInteger(percent))
      yield wrong(place, `${percent} is no percentage: it is a whole number from 0 to 100.`)
  }
  const local = outlier.field('consecutiveLocalOriginFailures')
  if ((local.number() ?? 0) > 0 && !outlier.field('splitExternalLocalOriginErrors').flag())
    yield wrong(local, 'consecutiveLocalOriginFailures counts only with splitExternalLocalOriginErrors.')
  const errors = outlier.field('consecutiveErrors')
  if (errors.present)
    yield doubtful(errors, 'consecutiveErrors is deprecated: write consecutive5xxErrors or consecutiveGatewayErrors.')
}
