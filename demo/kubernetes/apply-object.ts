import type { KubeObject } from '../kube-object'
import { checkOf, decoded } from './admit-object'
import { ApiFailure, badRequest, invalid, notFound } from './api-failure'
import { type ApiRequest, flag, type Server } from './api-request'
import { requireAllowed } from './authorize'
import { readJson } from './body'
import { decodeObject } from './decode-object'
import type { Facet } from './facets'
import { required } from './field-cause'
import { writeOf } from './field-manager'
import { isJsonObject, type JsonObject, textAt, valueAt } from './json'
import { applyFields } from './managed-fields/sign-write'
import { withMetadata } from './object-rules'
import { parseObject } from './parse-object'
import { inVersion } from './present'
import { sendObject } from './read'
import { apiVersionOf } from './resource-types'
import { storeNew } from './store-new'

/** The patch that is a configuration: server-side apply. */
export const APPLY = 'application/apply-patch+yaml'

interface Applying {
  /** Not of the scale, which is no configuration. */
  readonly facet: Facet
  readonly dryRun: boolean
}

/** Makes the object have the fields of the configuration, and its manager their owner. @throws ApiFailure */
export function applyObject(server: Server, request: ApiRequest, { facet, dryRun }: Applying): void {
  requireManager(request)
  const force = flag(request.query, 'force')
  const config = readConfiguration(request)
  const write = writeOf(server, request, 'Apply')
  const current = currentOf(server, request)
  const { merged, sign } = applyFields(config, current, write, force)
  if (current === undefined) {
    const created = storeNew(server, request, merged, { mode: 'Ignore', dryRun, sign })
    sendObject(server, request, created, 201)
    return
  }
  const object = decoded(request, 'Ignore', facet.write(request, current, merged))
  const check = checkOf(server, request)
  sendObject(server, request, server.store.update(object, { dryRun, check, sign }))
}

/** Undefined when the user may make it. @throws 404 for a part of what is not there, 403 */
function currentOf(
  server: Server,
  { type, namespace, name, subresource, version, user }: ApiRequest,
): KubeObject | undefined {
  const found = server.store.get(type.id, type.namespaced ? namespace : '', name)
  if (found !== undefined) return inVersion(found, type, version)
  if (subresource !== '') throw notFound(type, name)
  requireAllowed(server, user, {
    verb: 'create',
    group: type.group,
    resource: type.plural,
    subresource,
    namespace,
    name,
  })
  return undefined
}

function requireManager({ query }: ApiRequest): void {
  if ((query.get('fieldManager') ?? '') !== '') return
  throw invalid('PatchOptions.meta.k8s.io', '', [required('fieldManager', 'is required for apply patch')])
}

function readConfiguration(request: ApiRequest): KubeObject {
  const body = readJson(request.exchange)
  if (!isJsonObject(body)) throw badRequest('error decoding YAML: the configuration is no object')
  requireNamed(request, body)
  if (valueAt(body, 'metadata', 'managedFields') !== undefined) throw badRequest('metadata.managedFields must be nil')
  const config = parseObject(request, body)
  const { unknown } = decodeObject(request, config)
  if (unknown.length > 0) throw undeclared(request, unknown)
  // The path tells both; a configuration that repeats them would own them.
  return withMetadata(config, { creationTimestamp: undefined })
}

function requireNamed({ type, version }: ApiRequest, body: JsonObject): void {
  if (textAt(body, 'apiVersion') !== '' && textAt(body, 'kind') !== '') return
  const expected = `${apiVersionOf(type, version)}, Kind=${type.kind}`
  throw badRequest(`apply configuration must have kind and apiVersion: ${expected}`)
}

/** Fields that nobody knows can have no owner: here they are refused, whatever the validation. */
function undeclared({ type, version, namespace, name }: ApiRequest, unknown: readonly string[]): ApiFailure {
  const what = `(${namespace}/${name}; ${apiVersionOf(type, version)}, Kind=${type.kind})`
  const fields = unknown.map((field) => `.${field}: field not declared in schema`)
  const told = fields.length === 1 ? fields.join() : `errors:\n${fields.map((field) => `  ${field}`).join('\n')}`
  return new ApiFailure(500, undefined, `failed to create typed patch object ${what}: ${told}`)
}
