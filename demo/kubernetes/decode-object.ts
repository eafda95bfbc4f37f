import type { KubeObject } from '../kube-object'
import type { ApiRequest } from './api-request'
import { builtInShape } from './built-in/shapes'
import { refusal } from './field-validation'
import type { JsonObject } from './json'
import { withMetadata } from './object-rules'
import { withDefaults } from './schema/apply-defaults'
import { prune } from './schema/prune'
import { schemaOf } from './schema/schema-of'
import { validate } from './schema/validate'

export interface Decoded {
  readonly object: KubeObject
  /** The paths of the fields that were left out. */
  readonly unknown: readonly string[]
}

const METADATA = new Set([
  'annotations',
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'finalizers',
  'generateName',
  'generation',
  'labels',
  'managedFields',
  'name',
  'namespace',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
])

/**
 * The object as the server understands it: without the fields that its kind does not know, with the presets of those that it does.
 *
 * @throws 400 (422 for a patch) when a field of a built-in kind has the wrong type. Custom kinds are checked later.
 */
export function decodeObject(request: ApiRequest, sent: KubeObject): Decoded {
  const { type } = request
  const unknown = Object.keys(sent.metadata).filter((field) => !METADATA.has(field))
  const object = withMetadata(sent, Object.fromEntries(unknown.map((field) => [field, undefined])))
  const ofMetadata = unknown.map((field) => `metadata.${field}`)
  const schema = type.custom ? schemaOf(type) : builtInShape(type.id)
  if (schema === undefined) return { object, unknown: ofMetadata }
  const { apiVersion, kind, metadata } = object
  const body = withDefaults(schema, bodyOf(object))
  if (!type.custom) {
    const [wrong] = validate(schema, body, { path: '', old: undefined })
    if (wrong !== undefined)
      throw refusal(request, `json: cannot unmarshal ${type.kind}.${wrong.field}: ${wrong.message}`)
  }
  const pruned = prune(schema, body)
  return {
    object: { ...fieldsOf(pruned.value), apiVersion, kind, metadata },
    unknown: [...ofMetadata, ...pruned.unknown],
  }
}

/** The part of an object that its schema is about. */
export function bodyOf({ apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...body }: KubeObject): JsonObject {
  return body
}

function fieldsOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
