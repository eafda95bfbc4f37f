import type { ObjectSource } from '../kube-object'
import { ApiFailure } from './api-failure'
import { requireAllowed } from './authorize'
import { DEMO_TOKENS, type User } from './users'
import type { IncomingHttpHeaders } from 'node:http'

const ANONYMOUS: User = { name: 'system:anonymous', uid: '', groups: ['system:unauthenticated'] }

/** Who asks, or whom they want to be. @throws 401 for a token that nobody has, 403 for a wish that is not granted. */
export function authenticate(objects: ObjectSource, headers: IncomingHttpHeaders): User {
  const user = bearer(headers.authorization)
  const { 'impersonate-user': name, 'impersonate-group': groups = [] } = headers
  if (typeof name !== 'string' || name === '') return user
  requireAllowed({ store: objects }, user, {
    verb: 'impersonate',
    group: '',
    resource: 'users',
    subresource: '',
    namespace: '',
    name,
  })
  const wanted = String(groups)
    .split(',')
    .map((group) => group.trim())
  return { name, uid: '', groups: [...wanted.filter(Boolean), 'system:authenticated'] }
}

function bearer(authorization: string | undefined): User {
  if (authorization === undefined) return ANONYMOUS
  const found = DEMO_TOKENS.get(/^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] ?? '')
  if (found === undefined) throw new ApiFailure(401, 'Unauthorized', 'Unauthorized')
  return found
}
