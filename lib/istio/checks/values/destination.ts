import type { FieldPlace } from './field-place'
import { type FieldProblems, judgeText, wrong } from './field-problem'
import { labelRule, wildcardDomainRule } from './name-rules'
import { judgePort } from './port-rule'

/** V13 */
export function* judgeDestination(destination: FieldPlace): FieldProblems {
  const host = destination.field('host')
  const text = host.text()
  if (!destination.present) yield wrong(destination, 'The destination is missing.')
  else if (text === '' || !host.present) yield wrong(host, 'The destination names no host.')
  else if (text === '*') yield wrong(host, '"*" cannot be a destination: name one host.')
  else yield* judgeText(host, wildcardDomainRule)
  const subset = destination.field('subset')
  if (subset.filled) yield* judgeText(subset, labelRule)
  yield* judgePort(destination.at('port', 'number'))
}
