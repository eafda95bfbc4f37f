import type { IncomingMessage } from 'node:http'
import { ApiFailure } from './api-failure'
import { seededUid } from './object-rules'

export interface User {
  readonly name: string
  readonly uid: string
  readonly groups: readonly string[]
}

function user(name: string, ...groups: readonly string[]): User {
  return { name, uid: seededUid(0, `user:${name}`), groups: [...groups, 'system:authenticated'] }
}

/** Fixed and public: the server listens on loopback only, and what it guards is a simulation. */
export const DEMO_TOKENS: ReadonlyMap<string, User> = new Map([
  ['demo-admin', user('admin', 'system:masters')],
  ['demo-viewer', user('viewer', 'viewers')],
  ['demo-editor', user('editor', 'editors')],
  ['demo-nobody', user('nobody')],
])

const ANONYMOUS: User = { name: 'system:anonymous', uid: '', groups: ['system:unauthenticated'] }

/** Who asks. @throws 401 for a token that nobody has; without any token it is `system:anonymous`. */
export function authenticate(request: IncomingMessage): User {
  const header = request.headers.authorization
  if (header === undefined) return ANONYMOUS
  const found = DEMO_TOKENS.get(/^Bearer\s+(\S+)\s*$/i.exec(header)?.[1] ?? '')
  if (found === undefined) throw new ApiFailure(401, 'Unauthorized', 'Unauthorized')
  return found
}
