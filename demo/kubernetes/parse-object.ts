import type { KubeObject } from '../kube-object'
import { badRequest, invalid } from './api-failure'
import { invalidValue } from './field-cause'
import { isJsonObject, type JsonObject, textAt, valueAt } from './json'
import type { ResourcePath } from './resource-path'
import { apiVersionOf, type ResourceType } from './resource-types'

/**
 * The object of a request body, with the kind, version and namespace of the request.
 *
 * @throws 400 when it is an object of another kind, version, namespace or name than the path says, or its metadata has
 *   another shape; 422 for a custom resource of another kind.
 */
export function parseObject({ type, version, namespace, name }: ResourcePath, body: JsonObject): KubeObject {
  requireText('API version', textAt(body, 'apiVersion') || apiVersionOf(type, version), apiVersionOf(type, version))
  requireKind(type, body)
  const metadata = metadataOf(body)
  if (!isObjectMetadata(metadata)) throw badRequest(WRONG_METADATA)
  const ownNamespace = type.namespaced ? namespace : undefined
  if (metadata.namespace && metadata.namespace !== (ownNamespace ?? '')) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  const ownName = metadata.name ?? (metadata.generateName === undefined ? name : '')
  if (name !== '' && ownName !== name) {
    throw badRequest(`the name of the object (${ownName}) does not match the name on the URL (${name})`)
  }
  return {
    ...body,
    apiVersion: apiVersionOf(type, version),
    kind: type.kind,
    metadata: { ...metadata, name: ownName, ...(ownNamespace === undefined ? {} : { namespace: ownNamespace }) },
  }
}

/** Custom kinds are told apart by the definition, after decoding. */
function requireKind(type: ResourceType, body: JsonObject): void {
  const kind = textAt(body, 'kind') || type.kind
  if (!type.custom || kind === type.kind) requireText('kind', kind, type.kind)
  const wrong = invalidValue('kind', kind, `must be ${type.kind}`)
  if (kind !== type.kind) throw invalid(`${kind}.${type.group}`, textAt(body, 'metadata', 'name'), [wrong])
}

function requireText(what: string, found: string, expected: string): void {
  if (found === expected) return
  throw badRequest(`the ${what} in the data (${found}) does not match the expected ${what} (${expected})`)
}

export const WRONG_METADATA = 'metadata has the wrong shape: it holds texts and maps of texts'

export function hasMetadata(body: JsonObject): boolean {
  return isObjectMetadata(metadataOf(body))
}

/** Clients write null where they mean absent. */
function metadataOf(body: JsonObject): unknown {
  const value = valueAt(body, 'metadata') ?? {}
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null)) : value
}

type ObjectMetadata = Partial<KubeObject['metadata']>

/** Every field that this server reads has its type. */
function isObjectMetadata(value: unknown): value is ObjectMetadata {
  if (!isJsonObject(value)) return false
  const texts = ['name', 'namespace', 'generateName', 'uid', 'resourceVersion']
  const maps = ['labels', 'annotations'].map((field) => valueAt(value, field) ?? {})
  return (
    texts.every((field) => ['string', 'undefined'].includes(typeof valueAt(value, field))) &&
    maps.every((map) => isJsonObject(map) && Object.values(map).every((text) => typeof text === 'string')) &&
    ['finalizers', 'ownerReferences'].every((field) => Array.isArray(valueAt(value, field) ?? []))
  )
}
