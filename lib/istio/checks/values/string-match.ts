import type { FieldPlace } from './field-place'
import { type FieldProblems, judgeText, wrong } from './field-problem'
import { regexRule } from './regex-rule'

export interface StringMatchOptions {
  readonly emptyPrefix?: boolean
  /** `*` stands for "any", although it is no expression. */
  readonly starRegex?: boolean
}

/** V7: exact, prefix or regex. */
export function* judgeStringMatch(match: FieldPlace, options: StringMatchOptions = {}): FieldProblems {
  const prefix = match.field('prefix')
  if (prefix.text() === '' && options.emptyPrefix !== true)
    yield wrong(prefix, 'An empty prefix matches everything: leave the match out, or write a prefix.')
  const regex = match.field('regex')
  if (regex.text() === '*' && options.starRegex === true) return
  yield* judgeText(regex, regexRule)
}
