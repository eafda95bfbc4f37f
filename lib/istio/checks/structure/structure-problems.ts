import { isRecord } from '@/lib/std/is-record'
import { nearestWord } from '@/lib/std/nearest-word'
import type { Fix } from '../finding'
import { nearestFixes } from '../fix/nearest-fixes'
import type { FieldPlace } from '../values/field-place'
import { quoted } from '../values/quoted'
import type { SchemaNode } from './schema-node'

export const STRUCTURE_SLUGS = [
  'wrong-type',
  'unknown-field',
  'missing-field',
  'bad-enum',
  'out-of-range',
  'one-of',
] as const
export type StructureSlug = (typeof STRUCTURE_SLUGS)[number]

export interface StructureProblem {
  readonly slug: StructureSlug
  readonly place: FieldPlace
  readonly message: string
  readonly vars: Readonly<Record<string, string | number | readonly string[]>>
  readonly fixes?: readonly Fix[]
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  intOrText: 'a whole number or a text',
}
const MAX_DEPTH = 64

/** Everything in a value that its schema does not allow. Null reads as absent, as the API server means it; in lists it is wrong. */
export function* structureProblems(place: FieldPlace, schema: SchemaNode, depth = 0): Generator<StructureProblem> {
  if (!place.present || depth > MAX_DEPTH) return
  if (!fitsType(place.value, schema.type)) {
    const expected = NAMES[schema.type ?? ''] ?? schema.type ?? ''
    yield {
      slug: 'wrong-type',
      place,
      vars: { expected },
      message: `${describe(place)} must be ${expected}, not ${nameOf(place.value)}.`,
    }
    return
  }
  yield* judgeEnum(place, schema)
  yield* judgeBounds(place, schema)
  if (Array.isArray(place.value)) yield* judgeItems(place, schema, depth)
  else if (isRecord(place.value)) yield* judgeMap(place, schema, depth)
}

function* judgeItems(place: FieldPlace, { items }: SchemaNode, depth: number): Generator<StructureProblem> {
  if (items === undefined) return
  for (const item of place.items()) {
    if (item.present) yield* structureProblems(item, items, depth + 1)
    else
      yield {
        slug: 'wrong-type',
        place: item,
        vars: { expected: NAMES[items.type ?? ''] ?? '' },
        message: `An item of ${describe(place)} is null.`,
      }
  }
}

function* judgeMap(place: FieldPlace, schema: SchemaNode, depth: number): Generator<StructureProblem> {
  const { fields, values, open = false } = schema
  for (const name of schema.required ?? []) {
    const field = place.field(name)
    if (!field.present)
      yield {
        slug: 'missing-field',
        place: field,
        vars: { field: name },
        message: `${describe(place)} needs the field ${name}.`,
      }
  }
  yield* judgeGroups(place, schema)
  for (const entry of place.entries()) {
    const key = String(entry.key)
    const known = fields === undefined ? undefined : fieldOf(fields, key)
    if (known !== undefined) yield* structureProblems(entry, known, depth + 1)
    else if (values !== undefined) yield* structureProblems(entry, values, depth + 1)
    else if (!open && (fields !== undefined || schema.type === 'object') && fields !== undefined)
      yield unknownField(entry, key, Object.keys(fields))
  }
}

/** The legacy spelling in snake_case counts as well. */
function fieldOf(fields: Readonly<Record<string, SchemaNode>>, key: string): SchemaNode | undefined {
  const camel = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return Object.hasOwn(fields, key) ? fields[key] : Object.hasOwn(fields, camel) ? fields[camel] : undefined
}

function unknownField(place: FieldPlace, key: string, names: readonly string[]): StructureProblem {
  const nearest = nearestWord(key, names)
  const hint = nearest === undefined ? '' : ` Is ${nearest} meant?`
  return {
    slug: 'unknown-field',
    place,
    vars: { field: key },
    message: `There is no field ${quoted(key)} here: the API server drops it.${hint}`,
  }
}

function* judgeGroups(place: FieldPlace, { groups = [] }: SchemaNode): Generator<StructureProblem> {
  for (const { names, needed } of groups) {
    const set = names.filter((name) => place.field(name).present)
    if (set.length > 1)
      yield {
        slug: 'one-of',
        place,
        vars: { fields: set },
        message: `${set.join(' and ')} exclude each other: set one of them.`,
      }
    else if (needed && set.length === 0)
      yield { slug: 'one-of', place, vars: { fields: names }, message: `One of ${names.join(', ')} must be set.` }
  }
}

function* judgeEnum(place: FieldPlace, { allowed }: SchemaNode): Generator<StructureProblem> {
  const text = place.text()
  if (allowed === undefined || text === undefined || allowed.includes(text)) return
  yield {
    slug: 'bad-enum',
    place,
    vars: { allowed, value: text },
    message: `${quoted(text)} is none of ${allowed.filter((one) => one !== '').join(', ')}.`,
    fixes: nearestFixes(text, allowed, place.steps),
  }
}

const BOUNDS: Readonly<
  Record<string, readonly [measure: string, isWrong: (size: number, bound: number) => boolean, words: string]>
> = {
  minimum: ['number', (size, bound) => size < bound, 'must be at least'],
  maximum: ['number', (size, bound) => size > bound, 'must be at most'],
  minLength: ['text', (size, bound) => size < bound, 'must have characters, at least'],
  maxLength: ['text', (size, bound) => size > bound, 'has more characters than'],
  minItems: ['list', (size, bound) => size < bound, 'must have items, at least'],
  maxItems: ['list', (size, bound) => size > bound, 'has more items than'],
  minProperties: ['map', (size, bound) => size < bound, 'must have keys, at least'],
  maxProperties: ['map', (size, bound) => size > bound, 'has more keys than'],
}

function* judgeBounds(place: FieldPlace, { bounds = {} }: SchemaNode): Generator<StructureProblem> {
  for (const [name, bound] of Object.entries(bounds)) {
    const [measure, isWrong, words] = BOUNDS[name] ?? []
    const size = measure === undefined ? undefined : sizeOf(place.value, measure)
    if (size === undefined || isWrong?.(size, bound) !== true) continue
    yield { slug: 'out-of-range', place, vars: { size, bound }, message: `${describe(place)} ${words ?? ''} ${bound}.` }
  }
}

function sizeOf(value: unknown, measure: string): number | undefined {
  if (measure === 'number') return typeof value === 'number' ? value : undefined
  if (measure === 'text') return typeof value === 'string' ? value.length : undefined
  if (measure === 'list') return Array.isArray(value) ? value.length : undefined
  return isRecord(value) ? Object.keys(value).length : undefined
}

function fitsType(value: unknown, type: string | undefined): boolean {
  switch (type) {
    case 'object':
      return isRecord(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'intOrText':
      return Number.isInteger(value) || typeof value === 'string'
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return true
  }
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (isRecord(value)) return 'a map'
  return typeof value === 'string'
    ? `the text ${quoted(value)}`
    : `${typeof value === 'boolean' ? '' : 'the number '}${String(value)}`
}

function describe({ key }: FieldPlace): string {
  return typeof key === 'number' ? `Item ${key + 1}` : key === '' ? 'The object' : key.length > 60 ? 'This field' : key
}
