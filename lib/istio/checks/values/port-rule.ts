import { type FieldProblems, wrong } from './field-problem'
import type { FieldPlace } from './field-place'

/** V5 */
export function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535
}

/** V5: says nothing of a port that is absent. */
export function* judgePort(place: FieldPlace): FieldProblems {
  const port = place.number()
  if (port !== undefined && !isPort(port)) yield wrong(place, `${port} is no port: ports are 1 to 65535.`)
}
