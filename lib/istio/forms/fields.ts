import type { FieldId } from './field-ids'
import type {
  ChoiceField,
  FormField,
  GroupField,
  KeyedField,
  ListField,
  MapField,
  NumberField,
  SwitchField,
  TextField,
  TextsField,
} from './form-field'

/** A key that is its own id, or a key and the id, where the key alone does not tell which field is meant. */
type Name = FieldId | readonly [key: string, id: FieldId]

function named(name: Name): { readonly key: string; readonly id: FieldId } {
  return typeof name === 'string' ? { key: name, id: name } : { key: name[0], id: name[1] }
}

/** Short names for declaring forms. */
export const text = (name: Name): TextField => ({ type: 'text', ...named(name) })
export const port = (name: Name): NumberField => ({ type: 'number', least: 1, most: 65_535, ...named(name) })
/** @param usual what holds where the field is absent */
export const choice = (name: Name, options: readonly string[], usual?: string): ChoiceField => ({
  type: 'choice',
  options,
  ...named(name),
  ...(usual === undefined ? {} : { usual }),
})
export const onOff = (name: Name): SwitchField => ({ type: 'switch', ...named(name) })
export const texts = (name: Name): TextsField => ({ type: 'texts', ...named(name) })
export const map = (name: Name): MapField => ({ type: 'map', ...named(name) })
export const group = (name: Name, fields: readonly FormField[]): GroupField => ({
  type: 'group',
  fields,
  ...named(name),
})
export const list = (name: Name, fields: readonly FormField[]): ListField => ({ type: 'list', fields, ...named(name) })
export const keyed = (name: Name, fields: readonly FormField[]): KeyedField => ({
  type: 'keyed',
  fields,
  ...named(name),
})
