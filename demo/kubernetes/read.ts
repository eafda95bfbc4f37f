import type { KubeObject } from '../kube-object'
import { ApiFailure, badRequest, expired, invalid, notFound, versionTooLarge } from './api-failure'
import { type ApiRequest, flag, sendJson, type Server, wholeNumber } from './api-request'
import { textAt, valueAt } from './json'
import { keyOf } from './object-rules'
import { inVersion, listOf, type ListMetadata, tableOf } from './present'
import { fieldMatcher, labelMatcher, type Matcher } from './selectors'

/** The stored object that a request names. @throws 404. */
export function requireObject({ store }: Server, { type, namespace, name }: ApiRequest): KubeObject {
  const object = store.get(type.id, type.namespaced ? namespace : '', name)
  if (object === undefined) throw notFound(type, name)
  return object
}

/** Answers with one object, as a table when that was asked for. */
export function sendObject(server: Server, request: ApiRequest, object: KubeObject, code = 200): void {
  const shown = inVersion(object, request.type, request.version)
  sendJson(request.exchange, code, request.asTable ? toTable(server, request, [shown], {}) : shown)
}

/** Which objects the request's namespace and selectors are about. */
export function matcherOf({ type, namespace, query }: ApiRequest): Matcher {
  const byLabel = labelMatcher(query.get('labelSelector') ?? '')
  const byField = fieldMatcher(type, query.get('fieldSelector') ?? '')
  const everywhere = !type.namespaced || namespace === ''
  return (object) => (everywhere || object.metadata.namespace === namespace) && byLabel(object) && byField(object)
}

export function sendList(server: Server, request: ApiRequest): void {
  const { query, exchange, type, version, asTable } = request
  requireListOptions(query)
  const limit = wholeNumber(query, 'limit') ?? 0
  const from = position(server, request)
  const matches = matcherOf(request)
  const rest = from.objects.filter((object) => isAfter(object, from.after) && matches(object))
  const page = limit === 0 ? rest : rest.slice(0, limit)
  const last = page.at(-1)
  const remaining = rest.length - page.length
  const filtered = query.has('labelSelector') || query.has('fieldSelector')
  const metadata: ListMetadata = {
    resourceVersion: String(from.version),
    ...(remaining > 0 && last !== undefined ? { continue: continueToken(from.version, last) } : {}),
    ...(remaining > 0 && !filtered ? { remainingItemCount: remaining } : {}),
  }
  sendJson(exchange, 200, asTable ? toTable(server, request, page, metadata) : listOf(type, version, metadata, page))
}

export function toTable(
  { clock }: Server,
  { query, type, version }: ApiRequest,
  objects: readonly KubeObject[],
  metadata: ListMetadata,
): Readonly<Record<string, unknown>> {
  const shown = objects.map((object) => inVersion(object, type, version))
  return tableOf(shown, metadata, { nowMs: clock.now(), includeObject: query.get('includeObject') })
}

/** @throws 422 for combinations that a real server refuses. */
export function requireListOptions(query: URLSearchParams): void {
  const match = query.get('resourceVersionMatch') ?? ''
  const version = query.get('resourceVersion') ?? ''
  const initial = query.has('sendInitialEvents')
  const watching = flag(query, 'watch')
  const refusals: readonly (readonly [boolean, string, string])[] = [
    [initial && !watching, 'sendInitialEvents', 'is forbidden for list'],
    [initial && match !== 'NotOlderThan', 'resourceVersionMatch', 'must be NotOlderThan with sendInitialEvents'],
    [watching && !initial && match !== '', 'resourceVersionMatch', 'is forbidden for watch without sendInitialEvents'],
    [
      !watching && match !== '' && version === '',
      'resourceVersionMatch',
      'is forbidden unless resourceVersion is provided',
    ],
    [match === 'Exact' && version === '0', 'resourceVersionMatch', '"Exact" is forbidden for resourceVersion "0"'],
  ]
  for (const [refused, field, why] of refusals) {
    if (!refused) continue
    const message = `Forbidden: ${field} ${why}`
    throw invalid('ListOptions.meta.k8s.io', '', [{ reason: 'FieldValueForbidden', message, field }])
  }
}

interface Position {
  readonly version: number
  readonly objects: readonly KubeObject[]
  /** Only objects after this key are still to be listed. */
  readonly after: string
}

/** The state and the place where the list begins. */
function position({ store }: Server, { query, type }: ApiRequest): Position {
  const token = query.get('continue')
  if (token) {
    if (query.get('resourceVersion')) throw badRequest('specifying resource version is not allowed when using continue')
    const { version, after } = readContinueToken(token)
    const objects = store.listAt(type.id, version)
    if (objects === undefined || version > store.version()) {
      const message = 'The provided continue parameter is too old to display a consistent list result.'
      throw new ApiFailure(410, 'Expired', message)
    }
    return { version, objects, after }
  }
  const asked = wholeNumber(query, 'resourceVersion') ?? 0
  const current = store.version()
  if (asked > current) throw versionTooLarge(String(asked), current)
  const version = query.get('resourceVersionMatch') === 'Exact' ? asked : current
  const objects = store.listAt(type.id, version)
  if (objects === undefined) throw expired(String(asked), store.oldestVersion(type.id))
  return { version, objects, after: '' }
}

function isAfter({ metadata }: KubeObject, after: string): boolean {
  return after === '' || keyOf(metadata.namespace, metadata.name) > after
}

function continueToken(version: number, { metadata }: KubeObject): string {
  const after = keyOf(metadata.namespace, metadata.name)
  return Buffer.from(JSON.stringify({ v: version, after })).toString('base64url')
}

function readContinueToken(token: string): { readonly version: number; readonly after: string } {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))
    const version = valueAt(read, 'v')
    const after = textAt(read, 'after')
    if (Number.isSafeInteger(version) && after !== '') return { version: Number(version), after }
  } catch {
    // Falls through to the one answer for every token that we did not make.
  }
  throw badRequest('continue key is not valid: illegal base64 data or wrong content')
}
