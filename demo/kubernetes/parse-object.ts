import type { KubeObject } from '../kube-object'
import { badRequest, invalidObject, type StatusCause } from './api-failure'
import { isJsonObject, type JsonObject, textAt, valueAt } from './json'
import type { ResourcePath } from './resource-path'
import { apiVersionOf, type ResourceType } from './resource-types'

/**
 * The object of a request body, with the kind, version and namespace of the request.
 *
 * @throws 400 when it is an object of another kind, version, namespace or name than the path says, or its metadata has
 *   another shape; 422 when a name or a label is not allowed.
 */
export function parseObject({ type, version, namespace, name }: ResourcePath, body: JsonObject): KubeObject {
  requireText('API version', textAt(body, 'apiVersion') || apiVersionOf(type, version), apiVersionOf(type, version))
  requireText('kind', textAt(body, 'kind') || type.kind, type.kind)
  const metadata = withoutNulls(valueAt(body, 'metadata') ?? {})
  if (!isObjectMetadata(metadata)) throw badRequest('metadata has the wrong shape: it holds texts and maps of texts')
  const ownNamespace = type.namespaced ? namespace : undefined
  if (metadata.namespace && metadata.namespace !== (ownNamespace ?? '')) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request')
  }
  const ownName = metadata.name ?? (metadata.generateName === undefined ? name : '')
  if (name !== '' && ownName !== name) {
    throw badRequest(`the name of the object (${ownName}) does not match the name on the URL (${name})`)
  }
  const object: KubeObject = {
    ...body,
    apiVersion: apiVersionOf(type, version),
    kind: type.kind,
    metadata: { ...metadata, name: ownName, ...(ownNamespace === undefined ? {} : { namespace: ownNamespace }) },
  }
  const causes = [...nameCauses(type, object), ...labelCauses(object)]
  if (causes.length > 0) throw invalidObject(type, ownName, ...causes)
  return object
}

function requireText(what: string, found: string, expected: string): void {
  if (found === expected) return
  throw badRequest(`the ${what} in the data (${found}) does not match the expected ${what} (${expected})`)
}

/** Clients write null where they mean absent. */
function withoutNulls(value: unknown): unknown {
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

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const QUALIFIED = /^([^/]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/
const NAME_RULE = "must consist of lower case alphanumeric characters, '-' or '.'"
const LABEL_RULE = "must consist of alphanumeric characters, '-', '_' or '.'"

function nameCauses(type: ResourceType, { metadata }: KubeObject): readonly Required<StatusCause>[] {
  const prefix = metadata.generateName
  const name = metadata.name === '' && typeof prefix === 'string' ? `${prefix}aaaaa` : metadata.name
  const field = 'metadata.name'
  if (name === '') return [{ reason: 'FieldValueRequired', message: 'Required value: name is required', field }]
  const allowed = ['namespaces', 'services'].includes(type.id) ? LABEL : SUBDOMAIN
  // Names of roles and bindings are free, but for what a path cannot carry.
  const valid = type.group === 'rbac.authorization.k8s.io' ? !/[/%]/.test(name) : allowed.test(name)
  return valid ? [] : [invalidValue(field, name, NAME_RULE)]
}

function labelCauses({ metadata }: KubeObject): readonly Required<StatusCause>[] {
  const { labels = {}, annotations = {} } = metadata
  const badKeys = (map: object) => Object.keys(map).filter((key) => !isQualified(key))
  const badValues = Object.values(labels).filter((value) => !LABEL_VALUE.test(value))
  return [
    ...[...badKeys(labels), ...badValues].map((text) => invalidValue('metadata.labels', text, LABEL_RULE)),
    ...badKeys(annotations).map((key) => invalidValue('metadata.annotations', key, LABEL_RULE)),
  ]
}

function isQualified(key: string): boolean {
  const slash = key.indexOf('/')
  return QUALIFIED.test(key) && (slash === -1 || SUBDOMAIN.test(key.slice(0, slash)))
}

function invalidValue(field: string, value: string, rule: string): Required<StatusCause> {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value)}: ${rule}`, field }
}
