import { isRecord } from '@/lib/std/is-record'
import type { Json } from '@/lib/std/json'
import { type OutputUnit, Validator } from '@cfworker/json-schema'
import { findUnknownFields } from './find-unknown-fields'
import type { ObjectSchema } from './object-schema'
import type { SchemaProblem } from './schema-problem'
import { toJsonSchema } from './to-json-schema'

export type SchemaCheck = (value: Json) => readonly SchemaProblem[]

/** Keywords that only lead to the one that failed. */
const LEADING = new Set(['properties', 'additionalProperties', 'items', 'allOf', '$ref'])
const RANGES = new Set(['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'multipleOf']) // prettier-ignore
const MOST_PROBLEMS = 100

/**
 * Makes the check of a kind by its schema: what can be checked without the cluster, so no rules in CEL and no webhooks.
 * A schema that cannot be used checks nothing: the server has the last word anyway.
 */
export function createSchemaCheck(schema: ObjectSchema): SchemaCheck {
  const validator = makeValidator(schema)
  return (value) => {
    const plain = toPlain(value)
    const broken = errorsOf(validator, plain).flatMap((error) => toProblem(error, plain, schema))
    return [...findUnknownFields(schema, value), ...broken].slice(0, MOST_PROBLEMS)
  }
}

function makeValidator(schema: ObjectSchema): Validator | undefined {
  try {
    return new Validator(toJsonSchema(schema), '4', false)
  } catch {
    return undefined // two definitions of one address, or a reference to nowhere
  }
}

function errorsOf(validator: Validator | undefined, value: unknown): readonly OutputUnit[] {
  try {
    return validator?.validate(value).errors ?? []
  } catch {
    return [] // a reference to nowhere is only met on the way
  }
}

function toProblem(error: OutputUnit, value: unknown, schema: ObjectSchema): readonly SchemaProblem[] {
  const { keyword, keywordLocation, instanceLocation } = error
  // What a branch misses is told once, by the keyword that holds the branches.
  if (LEADING.has(keyword) || /\/(?:anyOf|oneOf|not)\//.test(keywordLocation)) return []
  const steps = stepsOf(instanceLocation, value)
  const rule = ruleAt(schema, keywordLocation)
  if (keyword === 'type') return [{ steps, code: 'type', values: { wanted: listed(rule) } }]
  if (keyword === 'enum') return [{ steps, code: 'enum', values: { allowed: listed(rule) } }]
  if (keyword === 'pattern') return [{ steps, code: 'pattern', values: { pattern: listed(rule) } }]
  if (keyword === 'required') {
    return [{ steps, code: 'required', values: { field: /"(.*)"/.exec(error.error)?.[1] ?? '' } }]
  }
  const detail = error.error.replace(/\.$/, '')
  if (RANGES.has(keyword)) return [{ steps, code: 'range', values: { detail } }]
  const fields = keyword === 'oneOf' ? exclusiveFields(rule) : ''
  if (fields !== '') return [{ steps, code: 'onlyOne', values: { fields } }]
  return [{ steps, code: 'other', values: { detail } }]
}

function listed(rule: unknown): string {
  if (Array.isArray(rule)) return rule.map(inWords).join(', ')
  return typeof rule === 'string' ? rule : ''
}

/** A schema may allow, or demand, anything that is JSON; `String` of an object can throw. */
function inWords(item: unknown): string {
  return typeof item === 'string' && item !== '' ? item : JSON.stringify(item)
}

/** The fields of branches that only say which one is there, as generated for a `oneof` of protocol buffers. */
function exclusiveFields(rule: unknown): string {
  const branches: readonly unknown[] = Array.isArray(rule) ? rule : []
  const named = branches.flatMap((branch) =>
    isRecord(branch) && Array.isArray(branch.required) ? branch.required.map(inWords) : [],
  )
  return branches.every((branch) => isRecord(branch) && ('required' in branch || 'not' in branch))
    ? named.join(', ')
    : ''
}

/** What the schema says at the place that failed; the location is one in the rewritten schema, which has the same shape. */
function ruleAt(schema: ObjectSchema, location: string): unknown {
  let current: unknown = schema.root
  for (const step of pointerSteps(location)) {
    if (step === '$ref' && isRecord(current) && typeof current.$ref === 'string') {
      current = schema.definitions[current.$ref.replace('#/definitions/', '')]
    } else if (Array.isArray(current)) current = current[Number(step)]
    else current = isRecord(current) && Object.hasOwn(current, step) ? current[step] : undefined
  }
  return current
}

function stepsOf(location: string, value: unknown): readonly (string | number)[] {
  let current = value
  return pointerSteps(location).map((step) => {
    if (Array.isArray(current)) {
      current = current[Number(step)]
      return Number(step)
    }
    current = isRecord(current) ? current[step] : undefined
    return step
  })
}

function pointerSteps(location: string): readonly string[] {
  return location
    .split('/')
    .slice(1)
    .map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text // a percent sign of its own
  }
}

/** The validator knows no bigints; for a schema they are numbers. */
function toPlain(value: Json): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return (value as readonly Json[]).map(toPlain)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]))
}
