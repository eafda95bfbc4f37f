import type { FieldId } from './field-ids'
import type {
  ChoiceField,
  DurationField,
  FormField,
  GroupField,
  KeyedField,
  ListField,
  MapField,
  MatchesField,
  MatchField,
  MatchWay,
  NumberField,
  PercentField,
  SwitchField,
  TextField,
  TextsField,
} from './form-field'

/** A key that is its own id, or a key and the id, where the key alone does not tell which field is meant. */
type Name = FieldId | readonly [key: string, id: FieldId]

function named(name: Name): { readonly key: string; readonly id: FieldId } {
  return typeof name === 'string' ? { key: name, id: name } : { key: name[0], id: name[1] }
}

const withUsual = (usual: string | undefined) => (usual === undefined ? {} : { usual })

/** Short names for declaring forms. `usual`: what holds where the field is absent. */
export const text = (name: Name, usual?: string): TextField => ({ type: 'text', ...named(name), ...withUsual(usual) })
export const duration = (name: Name, usual?: string): DurationField => ({
  type: 'duration',
  ...named(name),
  ...withUsual(usual),
})
/** A whole number. */
export const number = (name: Name, least: number, most: number, usual?: string): NumberField => ({
  type: 'number',
  least,
  most,
  ...named(name),
  ...withUsual(usual),
})
/** What Kubernetes keeps in 32 bits with a sign. */
export const count = (name: Name, usual?: string): NumberField => number(name, 0, 2_147_483_647, usual)
export const port = (name: Name): NumberField => number(name, 1, 65_535)
export const percent = (name: Name, usual?: string): PercentField => ({
  type: 'percent',
  ...named(name),
  ...withUsual(usual),
})
export const choice = (name: Name, options: readonly string[], usual?: string): ChoiceField => ({
  type: 'choice',
  options,
  ...named(name),
  ...withUsual(usual),
})
export const onOff = (name: Name): SwitchField => ({ type: 'switch', ...named(name) })
export const texts = (name: Name): TextsField => ({ type: 'texts', ...named(name) })
export const map = (name: Name): MapField => ({ type: 'map', ...named(name) })
const WAYS: readonly MatchWay[] = ['exact', 'prefix', 'regex']
export const match = (name: Name): MatchField => ({ type: 'match', ways: WAYS, ...named(name) })
export const matches = (name: Name, ways = WAYS): MatchesField => ({ type: 'matches', ways, ...named(name) })
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
/** The field, folded as long as it is absent. */
export const folded = <F extends GroupField | ListField | KeyedField>(field: F): F => ({ ...field, folded: true })
