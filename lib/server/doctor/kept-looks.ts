import 'server-only'
import { processWide } from '@/lib/std/process-wide'
import { LRUCache } from 'lru-cache'

/** Some windows of a few stores and rights. */
const MOST = 200
const KEPT_MS = 30_000

/**
 * What the doctor has looked at, for half a minute; all who wait share one look.
 *
 * @param key all that the look depends on, the rights of the user included where it does (rule R7)
 * @param fresh a kept one does not do
 */
export function keptLook<T extends object>(key: string, fresh: boolean, look: () => Promise<T>): Promise<T> {
  const kept = processWide('doctor-looks', () => new LRUCache<string, Promise<object>>({ max: MOST, ttl: KEPT_MS }))
  const known = fresh ? undefined : kept.get(key)
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a key begins with the name of its kind of look
  if (known !== undefined) return known as Promise<T>
  const asked = look()
  kept.set(key, asked)
  asked.catch(() => kept.delete(key))
  return asked
}
