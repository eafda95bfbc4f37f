/** Where something stands in a text: offsets in UTF-16 units from 0, line and column from 1. */
export interface TextPlace {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
}

/**
 * - `tooLarge`, `tooDeep`, `tooManyAliases`, `aliasTooLarge`, `aliasOfItself`: beyond what is taken (`limits.ts`)
 * - `empty`, `severalDocuments`, `directive`, `tag`, `notJson`: YAML that is no one JSON document
 * - `duplicateKey`, `keyNotText`, `forbiddenKey`: keys that JSON cannot have
 * - `unknownAlias`, `tab`, `syntax`: no YAML
 * - `readDifferently`: valid, but kubectl reads another value
 */
export type YamlProblemCode =
  | 'tooLarge'
  | 'tooDeep'
  | 'tooManyAliases'
  | 'aliasTooLarge'
  | 'aliasOfItself'
  | 'unknownAlias'
  | 'empty'
  | 'severalDocuments'
  | 'directive'
  | 'tag'
  | 'notJson'
  | 'duplicateKey'
  | 'keyNotText'
  | 'forbiddenKey'
  | 'tab'
  | 'syntax'
  | 'readDifferently'

export interface YamlProblem extends TextPlace {
  readonly code: YamlProblemCode
  /** What the message names: `key`, `limit`, `here`, `there`, `detail`. */
  readonly values: Readonly<Record<string, string | number>>
  /** The text that mends it, to stand in place of `from`–`to`. */
  readonly replacement?: string
}
