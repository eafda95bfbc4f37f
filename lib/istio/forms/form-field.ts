import type { FieldId } from './field-ids'

/** A field of an object that a form can show. `key` is the field's own name; `id` finds its label and meaning among the messages. */
export type FormField =
  TextField | NumberField | ChoiceField | SwitchField | TextsField | MapField | GroupField | ListField | KeyedField

interface Named {
  readonly key: string
  readonly id: FieldId
}
/** One line of text. */
export interface TextField extends Named {
  readonly type: 'text'
}
export interface NumberField extends Named {
  readonly type: 'number'
  readonly least: number
  readonly most: number
}
/** One of these texts; another that stands there is kept and shown. `usual`: what holds where it is absent. */
export interface ChoiceField extends Named {
  readonly type: 'choice'
  readonly options: readonly string[]
  readonly usual?: string
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
/** An object with fields of its own. */
export interface GroupField extends Named {
  readonly type: 'group'
  readonly fields: readonly FormField[]
}
/** A list of objects with these fields. */
export interface ListField extends Named {
  readonly type: 'list'
  readonly fields: readonly FormField[]
}
/** An object whose keys the user gives, each holding an object with these fields. */
export interface KeyedField extends Named {
  readonly type: 'keyed'
  readonly fields: readonly FormField[]
}
