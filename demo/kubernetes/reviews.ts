import { invalidObject, methodNotAllowed } from './api-failure'
import { type ApiRequest, sendJson, type Server } from './api-request'
import { type AccessRequest, isAllowed, rulesFor } from './authorize'
import { readJsonObject } from './body'
import { type JsonObject, textAt, textsAt, valueAt } from './json'
import { timestamp } from './object-rules'
import { apiVersionOf } from './resource-types'
import { DEMO_TOKENS, type User } from './users'

/** Answers a review: who somebody is, or what somebody may do. Nothing is stored. */
export function sendReview(server: Server, request: ApiRequest): void {
  const { type, version, exchange } = request
  const body = exchange.body.length === 0 ? {} : readJsonObject(exchange)
  sendJson(exchange, 201, {
    kind: type.kind,
    apiVersion: apiVersionOf(type, version),
    // Of all reviews only this one tells when it was made.
    metadata: { creationTimestamp: type.kind === 'SelfSubjectReview' ? timestamp(server.clock.now()) : null },
    ...(valueAt(body, 'spec') === undefined ? {} : { spec: valueAt(body, 'spec') }),
    status: statusOf(server, request, body),
  })
}

function statusOf(server: Server, request: ApiRequest, body: JsonObject): JsonObject {
  const { type, user } = request
  switch (type.kind) {
    case 'SelfSubjectReview':
      return { userInfo: userInfo(user) }
    case 'TokenReview': {
      const found = DEMO_TOKENS.get(textAt(body, 'spec', 'token'))
      return found ? { authenticated: true, user: userInfo(found) } : { user: {}, error: 'invalid bearer token' }
    }
    case 'SelfSubjectAccessReview':
      return { allowed: isAllowed(server, user, accessRequest(request, body)) }
    case 'SubjectAccessReview': {
      const subject = { name: textAt(body, 'spec', 'user'), uid: '', groups: textsAt(body, 'spec', 'groups') }
      return { allowed: isAllowed(server, subject, accessRequest(request, body)) }
    }
    case 'SelfSubjectRulesReview': {
      const rules = rulesFor(server.store, user, textAt(body, 'spec', 'namespace'))
      return {
        resourceRules: rules.filter((rule) => textsAt(rule, 'resources').length > 0),
        nonResourceRules: rules.filter((rule) => textsAt(rule, 'nonResourceURLs').length > 0),
        incomplete: false,
      }
    }
    default:
      throw methodNotAllowed()
  }
}

function userInfo({ name, uid, groups }: User): JsonObject {
  return { username: name, uid, groups }
}

function accessRequest({ type }: ApiRequest, body: JsonObject): AccessRequest {
  const resource = valueAt(body, 'spec', 'resourceAttributes')
  const path = valueAt(body, 'spec', 'nonResourceAttributes')
  if ((resource === undefined) === (path === undefined)) {
    const message = 'Invalid value: exactly one of nonResourceAttributes or resourceAttributes must be specified'
    throw invalidObject(type, '', { reason: 'FieldValueInvalid', message, field: 'spec.resourceAttributes' })
  }
  if (path !== undefined) return { verb: textAt(path, 'verb'), path: textAt(path, 'path') }
  return {
    verb: textAt(resource, 'verb'),
    group: textAt(resource, 'group'),
    resource: textAt(resource, 'resource'),
    subresource: textAt(resource, 'subresource'),
    namespace: textAt(resource, 'namespace'),
    name: textAt(resource, 'name'),
  }
}
