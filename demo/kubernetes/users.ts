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
