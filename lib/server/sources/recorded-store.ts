import 'server-only'
import type { MetricStore } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { evaluationsQuery, readEvaluations, unrecordedQuery, WITNESS_QUERY } from '@/lib/recording/coverage'
import { recordedWindow, toRecorded } from '@/lib/recording/to-recorded'
import { callWithin } from '@/lib/server/sources/call-within'
import { keptFor } from '@/lib/server/process/kept-for'
import { ok } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'
import { LRUCache } from 'lru-cache'

const LOOK_AGAIN_MS = 5 * 60_000
const LOOK_TIMEOUT_MS = 5_000
const MAX_WINDOWS = 32
const KEPT_WINDOW_MS = 60_000

/**
 * The same store, which answers long windows from recording rules where it has them: where they were evaluated throughout the window,
 * and keep everything that the question needs. All else is asked as it is, and whatever fails on the way is no reason not to.
 *
 * Without the rules this costs two small questions every five minutes, and none while nobody asks for a long window.
 */
export function recordedStore(store: MetricStore, nowMs?: () => number): MetricStore {
  const isThere = keptFor(() => findRules(store), { keptMs: LOOK_AGAIN_MS, ...(nowMs && { nowMs }) })
  const windows = new LRUCache<string, Promise<ReadonlyMap<string, number>>>({ max: MAX_WINDOWS, ttl: KEPT_WINDOW_MS })

  /** Shared by the questions of one view, which ask for the same window. */
  function evaluationsIn(windowSeconds: number, at: UnixSeconds): Promise<ReadonlyMap<string, number>> {
    const key = `${windowSeconds} ${at}`
    const asked = windows.get(key) ?? askEvaluations(store, windowSeconds, at)
    windows.set(key, asked)
    return asked
  }

  async function recorded(expression: PromExpression, at: UnixSeconds): Promise<PromExpression | undefined> {
    const windowSeconds = recordedWindow(expression)
    if (windowSeconds === undefined || (await isThere()) !== true) return undefined
    return toRecorded(expression, await evaluationsIn(windowSeconds, at))
  }

  return {
    ...store,
    async instant(expression, at, call) {
      const shorter = await recorded(expression, at)
      if (shorter === undefined) return store.instant(expression, at, call)
      const answer = await store.instant(shorter, at, call)
      return answer.ok ? ok({ ...answer.value, recorded: true }) : answer
    },
  }
}

/** Whether there are rules, and what they record is whole; not where the store does not say. */
async function findRules(store: MetricStore): Promise<boolean> {
  const now = await store.now(callWithin(LOOK_TIMEOUT_MS))
  if (!now.ok) return false
  const witnesses = await store.instant(WITNESS_QUERY, now.value, callWithin(LOOK_TIMEOUT_MS))
  if (!witnesses.ok || witnesses.value.series.length === 0) return false
  const unrecorded = await store.instant(unrecordedQuery(), now.value, callWithin(LOOK_TIMEOUT_MS))
  return unrecorded.ok && unrecorded.value.series.length === 0
}

async function askEvaluations(
  store: MetricStore,
  windowSeconds: number,
  at: UnixSeconds,
): Promise<ReadonlyMap<string, number>> {
  const answer = await store.instant(evaluationsQuery(windowSeconds), at, callWithin(LOOK_TIMEOUT_MS))
  return answer.ok ? readEvaluations(answer.value.series, windowSeconds) : new Map()
}
