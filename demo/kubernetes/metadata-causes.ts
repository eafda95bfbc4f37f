import type { KubeObject } from '../kube-object'
import { type FieldCause, invalidValue, required, tooLong } from './field-cause'
import { itemsAt, textAt } from './json'
import { hostLabel, label, labelValue, type NameRule, pathSegment, qualifiedName, subdomain } from './name-rules'
import type { ResourceType } from './resource-types'

const MAX_ANNOTATION_BYTES = 256 * 1024

/** What is wrong with the metadata that every object has. */
export function metadataCauses(type: ResourceType, object: KubeObject): readonly FieldCause[] {
  return [
    ...nameCauses(type, object),
    ...labelCauses('metadata.labels', object.metadata.labels ?? {}),
    ...annotationCauses(object.metadata.annotations ?? {}),
    ...itemsAt(object, 'metadata', 'ownerReferences').flatMap(ownerCauses),
    ...itemsAt(object, 'metadata', 'finalizers').flatMap((name, index) => finalizerCauses(type, String(name), index)),
  ]
}

function nameCauses(type: ResourceType, { metadata }: KubeObject): readonly FieldCause[] {
  const { name, generateName: prefix } = metadata
  const rule = nameRule(type)
  // The dash at its end is followed by letters.
  const wrongPrefix = typeof prefix === 'string' && prefix !== '' ? rule(prefix.replace(/-$/, 'a')) : []
  return [
    ...wrongPrefix.map((why) => invalidValue('metadata.generateName', prefix, why)),
    ...(name === ''
      ? [required('metadata.name', 'name or generateName is required')]
      : rule(name).map((why) => invalidValue('metadata.name', name, why))),
  ]
}

function nameRule({ id, group }: ResourceType): NameRule {
  if (id === 'namespaces') return label
  if (id === 'services') return hostLabel
  return group === 'rbac.authorization.k8s.io' ? pathSegment : subdomain
}

/** What is wrong with labels, wherever they stand. */
export function labelCauses(field: string, labels: Readonly<Record<string, string>>): readonly FieldCause[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedName(key).map((why) => invalidValue(field, key, why)),
    ...labelValue(value).map((why) => invalidValue(field, value, why)),
  ])
}

export function qualifiedCauses(field: string, name: string): readonly FieldCause[] {
  return qualifiedName(name).map((why) => invalidValue(field, name, why))
}

function annotationCauses(annotations: Readonly<Record<string, string>>): readonly FieldCause[] {
  const field = 'metadata.annotations'
  const entries = Object.entries(annotations)
  const bytes = entries.reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0)
  return [
    ...entries.flatMap(([key]) => qualifiedName(key.toLowerCase()).map((why) => invalidValue(field, key, why))),
    ...(bytes > MAX_ANNOTATION_BYTES ? [tooLong(field, MAX_ANNOTATION_BYTES)] : []),
  ]
}

function ownerCauses(owner: unknown): readonly FieldCause[] {
  const field = 'metadata.ownerReferences'
  const missing = (key: string, why: string) =>
    textAt(owner, key) === '' ? [invalidValue(`${field}.${key}`, '', why)] : []
  return [
    ...missing('apiVersion', 'version must not be empty'),
    ...missing('kind', 'must not be empty'),
    ...missing('name', 'must not be empty'),
    ...missing('uid', 'must not be empty'),
  ]
}

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion']

/** Of built-in kinds the server asks for more than a qualified name. */
function finalizerCauses({ custom }: ResourceType, name: string, index: number): readonly FieldCause[] {
  const field = 'metadata.finalizers'
  const wrong = qualifiedCauses(field, name)
  if (custom || name.includes('/') || STANDARD_FINALIZERS.includes(name)) return wrong
  const why = 'name is neither a standard finalizer name nor is it fully qualified'
  return [...wrong, invalidValue(`${field}[${index}]`, name, why)]
}
