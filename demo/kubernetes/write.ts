import type { KubeObject, ResourceId } from '../kube-object'
import { checkOf, decoded } from './admit-object'
import { ApiFailure, badRequest, detailsOf, invalid, notFound, unsupportedMediaType } from './api-failure'
import { type ApiRequest, isDryRun, sendJson, type Server } from './api-request'
import { contentType, readJson, readJsonObject, requireShallow } from './body'
import { DEFINITIONS, ESTABLISHED } from './definitions'
import { type Facet, withStatusOf } from './facets'
import { fieldValidation, refusal } from './field-validation'
import { isJsonObject, itemsAt, type JsonObject, textAt, textsAt } from './json'
import { jsonPatch } from './json-patch'
import { mergePatch } from './merge-patch'
import { withMetadata } from './object-rules'
import { hasMetadata, parseObject, WRONG_METADATA } from './parse-object'
import { inVersion, listOf } from './present'
import { matcherOf, requireObject, sendObject } from './read'
import type { ResourceType } from './resource-types'
import type { ObjectStore } from './store'
import { strategicMerge } from './strategic-merge'

/** By kind, what the server itself says of a new object. */
const FIRST_STATUS = new Map<ResourceId, JsonObject>([
  ['pods', { phase: 'Pending' }],
  [DEFINITIONS, ESTABLISHED],
])

export function createObject(server: Server, request: ApiRequest): void {
  const { type, namespace, query, exchange } = request
  const dryRun = isDryRun(query.getAll('dryRun'), 'CreateOptions')
  const mode = fieldValidation(request, 'CreateOptions')
  const parsed = parseObject(request, readJsonObject(exchange))
  const status = FIRST_STATUS.get(type.id)
  const object = decoded(request, mode, withStatusOf(type, parsed, status === undefined ? {} : { status }))
  if (type.namespaced) requireLivingNamespace(server.store, type, namespace, object.metadata.name)
  // The server alone decides these.
  const fresh = { uid: undefined, creationTimestamp: undefined, generation: undefined }
  const check = checkOf(server, request)
  sendObject(server, request, server.store.create(withMetadata(object, fresh), { dryRun, check }), 201)
}

export function replaceObject(server: Server, request: ApiRequest, facet: Facet): void {
  const { type, name, query, exchange } = request
  const dryRun = isDryRun(query.getAll('dryRun'), 'UpdateOptions')
  const mode = fieldValidation(request, 'UpdateOptions')
  const part = readJsonObject(exchange)
  const current = requireObject(server, request)
  const object = decoded(request, mode, facet.write(request, current, part))
  if (type.custom && textAt(part, 'metadata', 'resourceVersion') === '') {
    const message = 'Invalid value: 0: must be specified for an update'
    throw invalid(type.id, name, [{ reason: 'FieldValueInvalid', message, field: 'metadata.resourceVersion' }])
  }
  sendPart(server, request, facet, server.store.update(object, { dryRun, check: checkOf(server, request) }))
}

export function patchObject(server: Server, request: ApiRequest, facet: Facet): void {
  const dryRun = isDryRun(request.query.getAll('dryRun'), 'PatchOptions')
  const mode = fieldValidation(request, 'PatchOptions')
  const current = requireObject(server, request)
  const part = facet.read(inVersion(current, request.type, request.version))
  const patched = applyPatch(request, part)
  if (!isJsonObject(patched)) throw badRequest('the patched object is no object')
  requireShallow(patched)
  if (!hasMetadata(patched)) throw refusal(request, WRONG_METADATA)
  const object = decoded(request, mode, facet.write(request, current, patched))
  sendPart(server, request, facet, server.store.update(object, { dryRun, check: checkOf(server, request) }))
}

function applyPatch({ type, exchange }: ApiRequest, target: JsonObject): unknown {
  const format = contentType(exchange)
  const accepted = ['application/json-patch+json', 'application/merge-patch+json']
  if (!type.custom) accepted.push('application/strategic-merge-patch+json')
  if (!accepted.includes(format)) throw unsupportedMediaType(accepted)
  const patch = readJson(exchange)
  if (format === 'application/json-patch+json') return jsonPatch(target, patch)
  if (!isJsonObject(patch)) throw badRequest('a merge patch is an object')
  return format === 'application/merge-patch+json' ? mergePatch(target, patch) : strategicMerge(target, patch)
}

/** Answers with the part of the object that the request is about. */
export function sendPart(server: Server, request: ApiRequest, facet: Facet, stored: KubeObject): void {
  if (request.subresource === 'scale') sendJson(request.exchange, 200, facet.read(stored))
  else sendObject(server, request, stored)
}

export function deleteObject(server: Server, request: ApiRequest): void {
  const { type, name, exchange } = request
  const object = requireObject(server, request)
  const left = deleteOne(server.store, type, object, deleteOptions(request))
  if (left !== undefined) {
    sendObject(server, request, left)
    return
  }
  const details = { ...detailsOf(type, name), uid: object.metadata.uid }
  sendJson(exchange, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details })
}

export function deleteCollection(server: Server, request: ApiRequest): void {
  const { type, version, exchange } = request
  const options = deleteOptions(request)
  const objects = server.store.list(type.id).filter(matcherOf(request))
  for (const object of objects) {
    // One may have gone along with another.
    if (server.store.current(object) !== undefined) deleteOne(server.store, type, object, options)
  }
  const resourceVersion = String(server.store.version())
  sendJson(exchange, 200, listOf(type, version, { resourceVersion }, objects))
}

interface DeletionOptions {
  readonly dryRun: boolean
  readonly orphan: boolean
  readonly uid: string
  readonly resourceVersion: string
}

function deleteOptions({ query, exchange }: ApiRequest): DeletionOptions {
  const body = exchange.body.length === 0 ? {} : readJsonObject(exchange)
  const policy = query.get('propagationPolicy') ?? textAt(body, 'propagationPolicy')
  return {
    dryRun: isDryRun([...query.getAll('dryRun'), ...textsAt(body, 'dryRun')], 'DeleteOptions'),
    orphan: policy === 'Orphan',
    uid: textAt(body, 'preconditions', 'uid'),
    resourceVersion: textAt(body, 'preconditions', 'resourceVersion'),
  }
}

function deleteOne(
  store: ObjectStore,
  type: ResourceType,
  { metadata }: KubeObject,
  { orphan, ...options }: DeletionOptions,
): KubeObject | undefined {
  const { namespace = '', name, uid } = metadata
  if (orphan && !options.dryRun) {
    // Refused before anything has changed.
    store.delete(type.id, namespace, name, { ...options, dryRun: true })
    for (const dependent of store.dependents(uid ?? '')) disown(store, dependent, uid)
  }
  return store.delete(type.id, namespace, name, options)
}

/** Takes the owner off, so that the object outlives it. */
export function disown(store: ObjectStore, object: KubeObject, uid: string | undefined): void {
  const owners = itemsAt(object, 'metadata', 'ownerReferences').filter((owner) => textAt(owner, 'uid') !== uid)
  store.update(withMetadata(object, { ownerReferences: owners.length === 0 ? undefined : owners }))
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
