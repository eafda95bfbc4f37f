import 'server-only'
import type { User } from '@/lib/access/user'
import { PharosError } from '@/lib/ports/pharos-error'
import { processWide } from '@/lib/std/process-wide'

/** Streams of one user at once (security rule R24). */
const MAX_STREAMS = 10

/** Takes one of the user's streams. @returns gives it back. @throws PharosError `too_many_requests` */
export function takeStream(user: User): () => void {
  const open = processWide('open-streams', () => new Map<string, number>())
  const key = `${user.strategy}/${user.name}`
  const count = open.get(key) ?? 0
  if (count >= MAX_STREAMS) {
    const message = `At most ${MAX_STREAMS} streams are open at once for one user. Close a page that follows logs.`
    throw new PharosError('too_many_requests', message, { retryAfterSeconds: 5 })
  }
  open.set(key, count + 1)
  let given = false
  return () => {
    if (given) return
    given = true
    const left = (open.get(key) ?? 1) - 1
    if (left <= 0) open.delete(key)
    else open.set(key, left)
  }
}
