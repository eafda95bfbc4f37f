import type { KubeObject } from '../kube-object'
import { checkOf, decoded } from './admit-object'
import { badRequest, detailsOf, invalid, invalidObject, unsupportedMediaType } from './api-failure'
import { type ApiRequest, isDryRun, sendJson, type Server } from './api-request'
import { APPLY, applyObject } from './apply-object'
import { contentType, readJson, readJsonObject, requireShallow } from './body'
import { type DeletionOptions, deletionOptions } from './deletion-options'
import type { Facet } from './facets'
import { signatureOf } from './field-manager'
import { fieldValidation, refusal } from './field-validation'
import { isJsonObject, itemsAt, type JsonObject, textAt } from './json'
import { jsonPatch } from './json-patch'
import { mergePatch } from './merge-patch'
import { withMetadata } from './object-rules'
import { hasMetadata, parseObject, WRONG_METADATA } from './parse-object'
import { inVersion, listOf } from './present'
import { matcherOf, requireObject, sendObject } from './read'
import { requirePatchedType } from './require-patched-type'
import { requireTyped } from './require-typed'
import type { ResourceType } from './resource-types'
import type { ObjectStore } from './store'
import { storeNew } from './store-new'
import { strategicMerge } from './strategic-merge'

export function createObject(server: Server, request: ApiRequest): void {
  const dryRun = isDryRun(request.query.getAll('dryRun'), 'CreateOptions')
  const mode = fieldValidation(request, 'CreateOptions')
  const body = readJsonObject(request.exchange)
  requireTyped(request, body)
  const sign = signatureOf(server, request)
  const parsed = withMetadata(parseObject(request, body), { managedFields: undefined })
  sendObject(server, request, storeNew(server, request, parsed, { mode, dryRun, sign }), 201)
}

export function replaceObject(server: Server, request: ApiRequest, facet: Facet): void {
  const { type, name, query, exchange } = request
  const dryRun = isDryRun(query.getAll('dryRun'), 'UpdateOptions')
  const mode = fieldValidation(request, 'UpdateOptions')
  const part = readJsonObject(exchange)
  if (request.subresource !== 'scale') {
    requireTyped(request, part)
    requireName(request, part)
  }
  const current = requireObject(server, request)
  const object = decoded(request, mode, facet.write(request, current, part))
  if (type.custom && textAt(part, 'metadata', 'resourceVersion') === '') {
    const message = 'Invalid value: 0: must be specified for an update'
    throw invalid(type.id, name, [{ reason: 'FieldValueInvalid', message, field: 'metadata.resourceVersion' }])
  }
  sendPart(
    server,
    request,
    facet,
    server.store.update(object, { dryRun, check: checkOf(server, request), sign: signatureOf(server, request) }),
  )
}

export function patchObject(server: Server, request: ApiRequest, facet: Facet): void {
  const dryRun = isDryRun(request.query.getAll('dryRun'), 'PatchOptions')
  const mode = fieldValidation(request, 'PatchOptions')
  requirePatchFormat(request)
  if (contentType(request.exchange) === APPLY) {
    applyObject(server, request, { facet, dryRun })
    return
  }
  const current = requireObject(server, request)
  const part = facet.read(inVersion(current, request.type, request.version))
  const patched = applyPatch(request, part)
  if (!isJsonObject(patched)) throw badRequest('the patched object is no object')
  requireShallow(patched)
  if (!hasMetadata(patched)) throw refusal(request, WRONG_METADATA)
  if (request.subresource !== 'scale') requirePatchedType(request, patched)
  requireUid(request, current, patched)
  const object = decoded(request, mode, facet.write(request, current, patched))
  sendPart(
    server,
    request,
    facet,
    server.store.update(object, { dryRun, check: checkOf(server, request), sign: signatureOf(server, request) }),
  )
}

/** Only a patch may leave the name to the path: it begins with an object that has one. */
function requireName({ name }: ApiRequest, part: JsonObject): void {
  if (textAt(part, 'metadata', 'name') !== '') return
  throw badRequest(`the name of the object (${name} based on URL) was undeterminable: name must be provided`)
}

function requireUid({ type, name }: ApiRequest, { metadata }: KubeObject, patched: JsonObject): void {
  const uid = textAt(patched, 'metadata', 'uid')
  if (uid === '' || uid === metadata.uid) return
  const message = `Invalid value: ${JSON.stringify(uid)}: field is immutable`
  throw invalidObject(type, name, { reason: 'FieldValueInvalid', message, field: 'metadata.uid' })
}

function requirePatchFormat({ type, exchange, subresource }: ApiRequest): void {
  const accepted = ['application/json-patch+json', 'application/merge-patch+json']
  if (!type.custom) accepted.push('application/strategic-merge-patch+json')
  if (subresource !== 'scale') accepted.push(APPLY)
  if (!accepted.includes(contentType(exchange))) throw unsupportedMediaType(accepted)
}

function applyPatch({ exchange }: ApiRequest, target: JsonObject): unknown {
  const format = contentType(exchange)
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
  const left = deleteOne(server.store, type, object, deletionOptions(request))
  if (left !== undefined) {
    sendObject(server, request, left)
    return
  }
  const details = { ...detailsOf(type, name), uid: object.metadata.uid }
  sendJson(exchange, 200, { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details })
}

export function deleteCollection(server: Server, request: ApiRequest): void {
  const { type, version, exchange } = request
  const options = deletionOptions(request)
  const objects = server.store.list(type.id).filter(matcherOf(request))
  for (const object of objects) {
    // One may have gone along with another.
    if (server.store.current(object) !== undefined) deleteOne(server.store, type, object, options)
  }
  const resourceVersion = String(server.store.version())
  sendJson(exchange, 200, listOf(type, version, { resourceVersion }, objects))
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
