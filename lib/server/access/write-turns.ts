import 'server-only'
import type { User } from '@/lib/access/user'
import { PharosError } from '@/lib/ports/pharos-error'
import { processWide } from '@/lib/std/process-wide'
import { LRUCache } from 'lru-cache'

/** A plan only tries (dry run); an apply writes; a look asks sources anew. */
export type TurnKind = 'plan' | 'apply' | 'look'

/** Of one user in a minute (security rule R24): a change that is made may have been previewed twice. */
const MOST = { plan: 60, apply: 30, look: 30 } as const satisfies Record<TurnKind, number>
const WINDOW_MS = 60_000

const REFUSALS = {
  plan: `At most ${MOST.plan} changes are previewed in a minute.`,
  apply: `At most ${MOST.apply} changes are made in a minute.`,
  look: `Sources are tested at most ${MOST.look} times in a minute.`,
} as const satisfies Record<TurnKind, string>

/** @throws PharosError `too_many_requests` */
export function takeTurn(user: User, kind: TurnKind, nowMs: number = performance.now()): void {
  const taken = processWide('write-turns', () => new LRUCache<string, readonly number[]>({ max: 1_000 }))
  const key = `${kind} ${user.strategy}/${user.name}`
  const recent = (taken.get(key) ?? []).filter((at) => nowMs - at < WINDOW_MS)
  if (recent.length >= MOST[kind]) {
    const retryAfterSeconds = Math.ceil((WINDOW_MS - (nowMs - (recent[0] ?? nowMs))) / 1000)
    throw new PharosError('too_many_requests', REFUSALS[kind], { retryAfterSeconds })
  }
  taken.set(key, [...recent, nowMs])
}
