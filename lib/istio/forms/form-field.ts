import type { FieldId } from './field-ids'

/** A field of an object that a form can show. `key` is the field's own name; `id` finds its label and meaning among the messages. */
export type FormField =
  PlainField | TextsField | MapField | MatchField | MatchesField | GroupField | ListField | KeyedField

/** A field of one value. */
export type PlainField = TextField | DurationField | NumberField | PercentField | ChoiceField | SwitchField

interface Named {
  readonly key: string
  readonly id: FieldId
}
/** What holds where the field is absent, as people write it. */
interface WithUsual {
  readonly usual?: string
}
/** One line of text. */
export interface TextField extends Named, WithUsual {
  readonly type: 'text'
}
/** A length of time as Istio and the Gateway API write it: `500ms`, `1h30m`. */
export interface DurationField extends Named, WithUsual {
  readonly type: 'duration'
}
export interface NumberField extends Named, WithUsual {
  readonly type: 'number'
  readonly least: number
  readonly most: number
}
/** Istio's Percent, an object of one number: `{value: 12.5}`. */
export interface PercentField extends Named, WithUsual {
  readonly type: 'percent'
}
/** One of these texts; another that stands there is kept and shown. */
export interface ChoiceField extends Named, WithUsual {
  readonly type: 'choice'
  readonly options: readonly string[]
}
export interface SwitchField extends Named {
  readonly type: 'switch'
}
/** A list of texts. */
export interface TextsField extends Named {
  readonly type: 'texts'
}
/** An object of texts, such as labels. */
export interface MapField extends Named {
  readonly type: 'map'
}
/** Istio's StringMatch: an object of one text under one of these keys. */
export interface MatchField extends Named {
  readonly type: 'match'
  readonly ways: readonly MatchWay[]
}
/** Keys that the user gives, each with a match of its value; an empty match asks for the key alone. */
export interface MatchesField extends Named {
  readonly type: 'matches'
  readonly ways: readonly MatchWay[]
}
export type MatchWay = 'exact' | 'prefix' | 'regex'
/** What is seldom used is folded as long as it is absent. */
interface Foldable extends Named {
  readonly folded?: boolean
}
/** An object with fields of its own. */
export interface GroupField extends Foldable {
  readonly type: 'group'
  readonly fields: readonly FormField[]
}
/** A list of objects with these fields. */
export interface ListField extends Foldable {
  readonly type: 'list'
  readonly fields: readonly FormField[]
}
/** An object whose keys the user gives, each holding an object with these fields. */
export interface KeyedField extends Foldable {
  readonly type: 'keyed'
  readonly fields: readonly FormField[]
}
