import 'server-only'
import type { MetricStore } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { logged, log } from '@/lib/server/process/log'
import type { SourceHealth } from '@/lib/server/sources/source-health'
import type { StoreClock } from '@/lib/server/sources/store-clock'
import type { Result } from '@/lib/std/result'

/** Refusals of a question: the store itself is well. */
const OF_THE_QUESTION = new Set(['bad_request', 'too_large'])

/** The same store, which tells clock and health what its answers came to. */
export function watchedStore(store: MetricStore, health: SourceHealth, clock: StoreClock): MetricStore {
  async function watch<T>(call: UpstreamCall, ask: () => Promise<Result<T, PharosError>>) {
    const result = await ask()
    if (result.ok || OF_THE_QUESTION.has(result.error.code)) health.succeeded(clock.estimate())
    else if (!call.signal.aborted) {
      const wasWell = health.report().state !== 'stale' && health.report().state !== 'failed'
      if (wasWell) log().warn({ store: store.name, error: logged(result.error.message) }, 'metric store fails')
      health.failed(clock.estimate(), result.error)
    }
    return result
  }

  return {
    name: store.name,
    type: store.type,
    settlingSeconds: store.settlingSeconds,
    now: (call) =>
      watch(call, async () => {
        const now = await store.now(call)
        if (now.ok) clock.observe(now.value)
        return now
      }),
    instant: (expression, at, call) => watch(call, () => store.instant(expression, at, call)),
    range: (expression, window, call) => watch(call, () => store.range(expression, window, call)),
    capabilities: (call) => watch(call, () => store.capabilities(call)),
  }
}

/** The same store, which sets a clock by its own. */
export function timedStore(store: MetricStore, clock: StoreClock): MetricStore {
  return {
    ...store,
    async now(call) {
      const now = await store.now(call)
      if (now.ok) clock.observe(now.value)
      return now
    },
  }
}
