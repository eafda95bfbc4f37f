import 'server-only'
import type { User } from '@/lib/access/user'
import type { Access } from '@/lib/ports/access'
import { callWithin } from '@/lib/server/sources/call-within'
import { LRUCache } from 'lru-cache'
import type { SecretNamespaces } from './secret-reads'

/** As long as other rights are kept. */
const FRESH_MS = 60_000
const TIMEOUT_MS = 5_000

/** Says where a user may read Secrets, by the API server's own reviews. Who cannot be asked about may nowhere. */
export function createSecretRights(access: Pick<Access, 'allows'>) {
  const kept = new LRUCache<string, boolean>({ max: 10_000, ttl: FRESH_MS })

  async function may(user: User, namespace: string): Promise<boolean> {
    const key = `${user.strategy}/${user.name}/${namespace}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const answer = await access.allows(user, { verb: 'get', resource: 'secrets', namespace }, callWithin(TIMEOUT_MS))
    if (answer.ok) kept.set(key, answer.value)
    return answer.ok && answer.value
  }

  /** @param wanted the namespaces that are asked about where the user may not read all; sorted */
  return async (user: User, wanted: () => Promise<readonly string[]>): Promise<SecretNamespaces> => {
    if (await may(user, '')) return '*'
    const names = await wanted()
    const allowed = await Promise.all(names.map((namespace) => may(user, namespace)))
    return names.filter((_, i) => allowed[i])
  }
}
