import type { FieldPlace } from './field-place'
import { type FieldProblems, wrong } from './field-problem'

/** V17: a number from 0 to 100. */
export function* judgePercent(place: FieldPlace): FieldProblems {
  const percent = place.number()
  if (percent !== undefined && (percent < 0 || percent > 100))
    yield wrong(place, `${percent} is no percentage: it is 0 to 100.`)
}

/** V17: as above, and not so small that it is taken for nothing. */
export function* judgeFinePercent(place: FieldPlace): FieldProblems {
  yield* judgePercent(place)
  const percent = place.number() ?? 0
  if (percent > 0 && percent < 0.0001)
    yield wrong(place, `${percent} % is too small: the smallest share that Istio applies is 0.0001 %.`)
}
