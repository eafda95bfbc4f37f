import type { KubeObject } from '../kube-object'
import { invalidObject } from './api-failure'
import { builtInCauses } from './built-in/causes'
import { bodyOf } from './decode-object'
import { type FieldCause, invalidValue } from './field-cause'
import { valueAt } from './json'
import { metadataCauses } from './metadata-causes'
import type { ResourceType } from './resource-types'
import { duplicateItems } from './schema/check-lists'
import { brokenRules } from './schema/check-rules'
import { hasRules, type SchemaNode } from './schema/schema-node'
import { schemaOf } from './schema/schema-of'
import { validate } from './schema/validate'

export interface Update {
  readonly type: ResourceType
  readonly next: KubeObject
  /** Undefined on creation. */
  readonly current: KubeObject | undefined
  /** The part that is written; empty for the object without its status. */
  readonly part: 'status' | ''
}

/** Refuses what the real server would refuse. @throws 422 with one cause for each wrong field. */
export function checkObject(update: Update): void {
  const { type, next, current } = update
  const ofMetadata = metadataCauses(type, next)
  const causes = type.custom
    ? withRules(update, [...ofMetadata, ...customCauses(update)])
    : [...ofMetadata, ...builtInCauses(type.id, next, current)]
  const before = current === undefined || causes.length === 0 ? [] : oldCauses(type, current)
  const own = causes.filter(
    ({ field, message }) => !before.some((old) => old.field === field && old.message === message),
  )
  if (own.length > 0) throw invalidObject(type, next.metadata.name, ...own)
}

/** What a world brought along, and no API server would have let in: an update need not mend it. */
function oldCauses(type: ResourceType, current: KubeObject): readonly FieldCause[] {
  return [...metadataCauses(type, current), ...(type.custom ? [] : builtInCauses(type.id, current, undefined))]
}

function customCauses({ type, next, current, part }: Update): readonly FieldCause[] {
  const schema = schemaOf(type)
  const status = schema.properties.get('status')
  if (part === 'status') return status === undefined ? [] : statusCauses(status, next, current)
  const value = bodyOf(next)
  const place = { path: '', old: current === undefined ? undefined : bodyOf(current) }
  const repeatedBefore = current !== undefined && duplicateItems(schema, bodyOf(current)).length > 0
  return [...validate(schema, value, place), ...(repeatedBefore ? [] : duplicateItems(schema, value))]
}

/** Of the status, the real server speaks as if it were the whole object. */
function statusCauses(schema: SchemaNode, next: KubeObject, current: KubeObject | undefined): readonly FieldCause[] {
  const old = valueAt(current, 'status')
  return validate(schema, next.status, { path: '', old }).map(({ field, ...cause }) => ({
    ...cause,
    field: field === '' || field === '<nil>' ? 'status' : `status.${field}`,
  }))
}

const BLOCKING = [
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]

const UNCHECKED =
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation'

/** Rules cannot be worked out on any object: the real server says so instead, where a kind has rules. */
function withRules({ type, next, current, part }: Update, causes: readonly FieldCause[]): readonly FieldCause[] {
  const schema = schemaOf(type)
  if (causes.some(({ reason }) => BLOCKING.includes(reason))) {
    return hasRules(schema) ? [...causes, invalidValue('<nil>', null, UNCHECKED)] : causes
  }
  if (part === 'status') return causes
  const place = { path: '', old: current === undefined ? undefined : bodyOf(current) }
  return [...causes, ...brokenRules(schema, bodyOf(next), place)]
}
