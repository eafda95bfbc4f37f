import { isJsonObject, itemsAt, objectAt, textAt, textsAt, valueAt } from '../json'

/** A structural schema as CustomResourceDefinitions have it, read once and ready for use. */
export interface SchemaNode {
  /** `integer`, `string` …; empty when any will do. */
  readonly types: readonly string[]
  readonly nullable: boolean
  readonly format: string
  readonly allowed: readonly unknown[] | undefined
  readonly pattern: RegExp | undefined
  readonly bounds: Bounds
  readonly required: readonly string[]
  readonly properties: ReadonlyMap<string, SchemaNode>
  /** Of the values of a map. */
  readonly values: SchemaNode | undefined
  readonly items: SchemaNode | undefined
  readonly allOf: readonly SchemaNode[]
  readonly anyOf: readonly SchemaNode[]
  readonly oneOf: readonly SchemaNode[]
  readonly not: SchemaNode | undefined
  /** Fields that the schema does not know are kept. */
  readonly open: boolean
  readonly list: 'set' | 'map' | 'plain'
  readonly listKeys: readonly string[]
  /** Its fields have one owner together. */
  readonly isWhole: boolean
  /** What goes in where nothing is said; undefined for none. */
  readonly preset: unknown
  /** The messages of the rules that hold here. */
  readonly rules: readonly string[]
}

const BOUNDS = [
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const
export type Bounds = Readonly<Partial<Record<(typeof BOUNDS)[number], number>>>

export function parseSchema(schema: unknown): SchemaNode {
  const one = (word: string) => (isJsonObject(valueAt(schema, word)) ? parseSchema(valueAt(schema, word)) : undefined)
  const many = (word: string) => itemsAt(schema, word).map(parseSchema)
  const set = (word: string) => valueAt(schema, word) === true
  const pattern = textAt(schema, 'pattern')
  const list = textAt(schema, 'x-kubernetes-list-type')
  return {
    types: set('x-kubernetes-int-or-string')
      ? ['integer', 'string']
      : [textAt(schema, 'type')].filter((type) => type !== ''),
    nullable: set('nullable'),
    format: textAt(schema, 'format'),
    allowed: Array.isArray(valueAt(schema, 'enum')) ? itemsAt(schema, 'enum') : undefined,
    pattern: pattern === '' ? undefined : new RegExp(pattern),
    bounds: boundsOf(schema),
    required: textsAt(schema, 'required'),
    properties: new Map(
      Object.entries(objectAt(schema, 'properties')).map(([name, inner]) => [name, parseSchema(inner)]),
    ),
    values: one('additionalProperties'),
    items: one('items'),
    allOf: many('allOf'),
    anyOf: many('anyOf'),
    oneOf: many('oneOf'),
    not: one('not'),
    open: set('x-kubernetes-preserve-unknown-fields'),
    list: list === 'set' || list === 'map' ? list : 'plain',
    listKeys: textsAt(schema, 'x-kubernetes-list-map-keys'),
    isWhole: textAt(schema, 'x-kubernetes-map-type') === 'atomic',
    preset: valueAt(schema, 'default'),
    rules: textsAt(schema, 'x-kubernetes-validations'),
  }
}

function boundsOf(schema: unknown): Bounds {
  return Object.fromEntries(
    BOUNDS.flatMap((word) => {
      const bound = valueAt(schema, word)
      return typeof bound === 'number' ? [[word, bound]] : []
    }),
  )
}

/** The schema of a field: that of its own, or that of all values of a map. */
export function fieldSchema(schema: SchemaNode, name: string): SchemaNode | undefined {
  return schema.properties.get(name) ?? schema.values
}

/** Whether any rule holds anywhere. */
export function hasRules(schema: SchemaNode): boolean {
  const inner = [...schema.properties.values(), ...[schema.values, schema.items].filter((node) => node !== undefined)]
  return schema.rules.length > 0 || inner.some(hasRules)
}
