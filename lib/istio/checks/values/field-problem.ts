import { quoted } from './quoted'
import type { Fix } from '../finding'
import type { FieldPlace } from './field-place'

/** Something in an object that is wrong whatever else the cluster holds. */
export interface FieldProblem {
  readonly severity: 'error' | 'warning'
  /** The offending field, which may be absent. */
  readonly place: FieldPlace
  /** A whole sentence. */
  readonly message: string
  /** Istio takes it as it is, without a word: no code of its stands for it. */
  readonly ours?: true
  readonly fixes?: readonly Fix[]
}

export type FieldProblems = Iterable<FieldProblem>

/** Reads one object, whole, and tells what is wrong with it. */
export type FieldCheck = (object: FieldPlace) => FieldProblems

/** What is wrong with a value, as the rest of a sentence that begins with it; undefined when it is right. */
export type TextRule = (text: string) => string | undefined

export function wrong(place: FieldPlace, message: string): FieldProblem {
  return { severity: 'error', place, message }
}

export function doubtful(place: FieldPlace, message: string): FieldProblem {
  return { severity: 'warning', place, message }
}

/** Doubtful to us, and not to Istio. */
export function doubtfulToUs(place: FieldPlace, message: string): FieldProblem {
  return { ...doubtful(place, message), ours: true }
}

/** Nothing when the text is absent or no text. */
export function* judgeText(place: FieldPlace, rule: TextRule): FieldProblems {
  const text = place.text()
  const fault = text === undefined ? undefined : rule(text)
  if (text !== undefined && fault !== undefined) yield wrong(place, `${quoted(text)} ${fault}.`)
}

export function* judgeTexts(list: FieldPlace, rule: TextRule): FieldProblems {
  for (const item of list.items()) yield* judgeText(item, rule)
}
