import type { KubeObject } from '../kube-object'
import { invalid } from './api-failure'
import { type JsonObject, labelsAt, objectAt, textAt, valueAt } from './json'
import { withMetadata } from './object-rules'
import { parseObject } from './parse-object'
import type { ResourcePath } from './resource-path'
import type { ResourceType } from './resource-types'
import { withAddressOf } from './service-address'

/** A part of an object that is read and written on its own: the object without its status, the status, the scale. */
export interface Facet {
  read(object: KubeObject): JsonObject
  /** The stored object with this part as the client wants it. @throws 400 or 422 when the part is none. */
  write(path: ResourcePath, current: KubeObject, part: JsonObject): KubeObject
}

/** The object itself. Where its kind has a status sub-resource, writing it leaves the status alone. */
const MAIN: Facet = {
  read: (object) => object,
  write(path, current, part) {
    const wanted = withStatusOf(path.type, parseObject(path, part), current)
    return path.type.id === 'services' ? withAddressOf(wanted, current) : wanted
  },
}

const STATUS: Facet = {
  read: (object) => object,
  write(path, current, part) {
    const wanted = parseObject(path, part)
    const { resourceVersion } = wanted.metadata
    return withMetadata(withStatusOf(path.type, current, wanted), { resourceVersion })
  },
}

const SCALE: Facet = {
  read(object) {
    const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata
    const labels = Object.entries(labelsAt(object, 'spec', 'selector', 'matchLabels'))
    return {
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
      spec: { replicas: valueAt(object, 'spec', 'replicas') ?? 1 },
      status: {
        replicas: valueAt(object, 'status', 'replicas') ?? 0,
        selector: labels.map(([key, value]) => `${key}=${value}`).join(','),
      },
    }
  },
  write({ name }, current, part) {
    const replicas = valueAt(part, 'spec', 'replicas') ?? 0
    if (!Number.isSafeInteger(replicas) || Number(replicas) < 0) {
      const message = `Invalid value: ${JSON.stringify(replicas)}: must be greater than or equal to 0`
      throw invalid('Scale.autoscaling', name, [{ reason: 'FieldValueInvalid', message, field: 'spec.replicas' }])
    }
    const spec = { ...objectAt(current, 'spec'), replicas }
    return withMetadata({ ...current, spec }, { resourceVersion: textAt(part, 'metadata', 'resourceVersion') })
  },
}

/** The object with the status of `source`, where its kind has a status sub-resource. */
export function withStatusOf(type: ResourceType, object: KubeObject, source: JsonObject): KubeObject {
  if (!type.subresources.includes('status')) return object
  const { status: _status, ...rest } = object
  return source.status === undefined ? rest : { ...rest, status: source.status }
}

/** The part that a request is about; undefined when the kind has no such sub-resource. */
export function facetOf(type: ResourceType, subresource: string): Facet | undefined {
  if (subresource === '') return MAIN
  if (subresource === 'status' && type.subresources.includes('status')) return STATUS
  return subresource === 'scale' && type.subresources.includes('scale') ? SCALE : undefined
}
