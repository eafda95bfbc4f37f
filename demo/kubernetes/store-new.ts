import type { KubeObject, ResourceId } from '../kube-object'
import { checkOf, decoded } from './admit-object'
import { ApiFailure, detailsOf, notFound } from './api-failure'
import type { ApiRequest, Server } from './api-request'
import { DEFINITIONS, ESTABLISHED } from './definitions'
import { withStatusOf } from './facets'
import type { FieldValidation } from './field-validation'
import type { JsonObject } from './json'
import { withMetadata } from './object-rules'
import type { ResourceType } from './resource-types'
import { withNewAddress } from './service-address'
import type { ObjectStore, WriteOptions } from './store'
import { injected } from './workloads/injection'
import { withUpdateStrategy } from './workloads/update-strategy'

/** By kind, what the server itself says of a new object. */
const FIRST_STATUS = new Map<ResourceId, JsonObject>([
  ['deployments.apps', {}],
  ['pods', { phase: 'Pending' }],
  ['services', { loadBalancer: {} }],
  [DEFINITIONS, ESTABLISHED],
])

type NewObject = Pick<WriteOptions, 'dryRun' | 'sign'> & { readonly mode: FieldValidation }

/** Stores an object that a client made, with what the server and its webhooks add to it. @throws ApiFailure */
export function storeNew(
  server: Server,
  request: ApiRequest,
  parsed: KubeObject,
  { mode, ...options }: NewObject,
): KubeObject {
  const { type, namespace } = request
  const status = FIRST_STATUS.get(type.id)
  const object = decoded(request, mode, withStatusOf(type, parsed, status === undefined ? {} : { status }))
  if (type.namespaced) requireLivingNamespace(server.store, type, namespace, object.metadata.name)
  if (parsed.metadata.resourceVersion) {
    throw new ApiFailure(500, undefined, 'resourceVersion should not be set on objects to be created')
  }
  // The server alone decides these.
  const fresh = { uid: undefined, creationTimestamp: undefined, generation: undefined }
  const complete = withMetadata(completed(server.store, type, object), fresh)
  return server.store.create(complete, { ...options, check: checkOf(server, request) })
}

function completed(store: ObjectStore, { id }: ResourceType, object: KubeObject): KubeObject {
  if (id === 'services') return withNewAddress(object)
  return id === 'pods' ? injected(store, object) : withUpdateStrategy(id, object)
}

function requireLivingNamespace(store: ObjectStore, type: ResourceType, namespace: string, name: string): void {
  const found = store.get('namespaces', '', namespace)
  if (found === undefined) throw notFound({ id: 'namespaces', group: '', plural: 'namespaces' }, namespace)
  if (found.metadata.deletionTimestamp === undefined) return
  const because = `unable to create new content in namespace ${namespace} because it is being terminated`
  const cause = { reason: 'NamespaceTerminating', message: because, field: 'metadata.namespace' }
  const details = { ...detailsOf(type, name), causes: [cause] }
  throw new ApiFailure(403, 'Forbidden', `${type.id} "${name}" is forbidden: ${because}`, details)
}
