import { type GroupVersion, groupVersions, rootPath } from './discovery'
import { type JsonObject, objectAt } from './json'
import type { ResourceType } from './resource-types'
import { rawSchemaOf } from './schema/schema-of'
import { createHash } from 'node:crypto'

const TEXT = { type: 'string' }
const TEXTS = { type: 'object', additionalProperties: TEXT }
/** What people write of ObjectMeta; the server fills in the rest. */
const METADATA = {
  type: 'object',
  properties: {
    name: TEXT,
    generateName: TEXT,
    namespace: TEXT,
    labels: TEXTS,
    annotations: TEXTS,
    finalizers: { type: 'array', items: TEXT },
    ownerReferences: { type: 'array', items: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
    uid: TEXT,
    resourceVersion: TEXT,
    generation: { type: 'integer', format: 'int64' },
    creationTimestamp: TEXT,
    deletionTimestamp: TEXT,
    deletionGracePeriodSeconds: { type: 'integer', format: 'int64' },
    selfLink: TEXT,
  },
}

/**
 * The documents of `/openapi/v3`, as far as kubectl and editors read them: for each kind the PATCH operation with its
 * group-version-kind and the parameter `fieldValidation`, without which `kubectl apply` refuses, and the schemas of custom
 * kinds (without descriptions). Built-in kinds have none.
 */
export function openApiAt(served: readonly ResourceType[], pathname: string): JsonObject | undefined {
  if (!pathname.startsWith('/openapi/v3')) return undefined
  const all = groupVersions(served)
  if (pathname === '/openapi/v3') return { paths: Object.fromEntries(all.map(indexEntry)) }
  const found = all.find((groupVersion) => pathname === `/openapi/v3/${pathOf(groupVersion)}`)
  return found === undefined ? undefined : documentOf(found)
}

function pathOf({ group, version }: GroupVersion): string {
  return group === '' ? `api/${version}` : `apis/${group}/${version}`
}

function indexEntry(groupVersion: GroupVersion): [string, JsonObject] {
  const path = pathOf(groupVersion)
  const hash = createHash('sha256')
    .update(JSON.stringify(documentOf(groupVersion)))
    .digest('hex')
    .toUpperCase()
  return [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }]
}

function documentOf({ version, types }: GroupVersion): JsonObject {
  const stored = types.filter((type) => !type.review)
  const custom = stored.filter((type) => type.custom)
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.34.4' },
    paths: Object.fromEntries(
      stored.map((type) => [itemPath(type, version), { patch: patchOperation(type, version) }]),
    ),
    components: {
      schemas: Object.fromEntries(custom.map((type) => [schemaName(type, version), schemaOfKind(type, version)])),
    },
  }
}

/** `io.istio.networking.v1.VirtualService`, as the server turns groups around. */
function schemaName({ group, kind }: ResourceType, version: string): string {
  return [...group.split('.').toReversed(), version, kind].join('.')
}

function schemaOfKind(type: ResourceType, version: string): JsonObject {
  const schema = rawSchemaOf(type)
  return {
    ...schema,
    properties: { apiVersion: TEXT, kind: TEXT, metadata: METADATA, ...objectAt(schema, 'properties') },
    'x-kubernetes-group-version-kind': [{ group: type.group, kind: type.kind, version }],
  }
}

function itemPath(type: ResourceType, version: string): string {
  return `${rootPath(type, version)}/${type.namespaced ? 'namespaces/{namespace}/' : ''}${type.plural}/{name}`
}

function patchOperation(type: ResourceType, version: string): JsonObject {
  const names = ['dryRun', 'fieldManager', 'fieldValidation', 'force']
  return {
    operationId: `patch${type.kind}`,
    parameters: names.map((name) => ({
      name,
      in: 'query',
      schema: { type: name === 'force' ? 'boolean' : 'string', uniqueItems: true },
    })),
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': { group: type.group, kind: type.kind, version },
  }
}
