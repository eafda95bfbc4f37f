import 'server-only'
import type { Measurement } from '@/lib/outbound/measure'
import { processWide } from '@/lib/std/process-wide'
import { LRUCache } from 'lru-cache'

/** What the last complete answer of an upstream told besides its content. */
interface LastAnswer {
  readonly latencyMs: number
  /** Its clock minus ours, exact to a second. */
  readonly clockOffsetSeconds: number
}

const MOST = 200
/** HTTP tells the time in whole seconds, and the answer was under way for a while. */
const HALF_SECOND_MS = 500

/** Of streams neither latency nor time means anything: they tell no time. */
export function noteAnswer(kind: string, { source, outcome, durationMs, serverTimeMs }: Measurement): void {
  if (outcome !== 'ok' || serverTimeMs === undefined) return
  const sentMs = Date.now() - durationMs / 2
  lastAnswers().set(key(kind, source), {
    latencyMs: durationMs,
    clockOffsetSeconds: (serverTimeMs + HALF_SECOND_MS - sentMs) / 1000,
  })
}

/** Nulls where there was none. @param source its name in the configuration */
export function lastAnswer(kind: string, source: string): LastAnswer | Readonly<Record<keyof LastAnswer, null>> {
  return lastAnswers().get(key(kind, source)) ?? { latencyMs: null, clockOffsetSeconds: null }
}

function lastAnswers(): LRUCache<string, LastAnswer> {
  return processWide('last-answers', () => new LRUCache<string, LastAnswer>({ max: MOST }))
}

function key(kind: string, source: string): string {
  return `${kind} ${source}`
}
