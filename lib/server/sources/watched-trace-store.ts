import 'server-only'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { TraceStore } from '@/lib/ports/trace-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { logged, log } from '@/lib/server/process/log'
import type { SourceHealth } from '@/lib/server/sources/source-health'
import type { StoreClock } from '@/lib/server/sources/store-clock'
import type { Result } from '@/lib/std/result'

/** Refusals of a question: the store itself is well. */
const OF_THE_QUESTION = new Set(['bad_request', 'too_large', 'not_found'])

/** The same store, which tells its health what its answers came to. */
export function watchedTraceStore(store: TraceStore, health: SourceHealth, clock: StoreClock): TraceStore {
  async function watch<T>(call: UpstreamCall, ask: () => Promise<Result<T, PharosError>>) {
    const result = await ask()
    if (result.ok || OF_THE_QUESTION.has(result.error.code)) health.succeeded(clock.estimate())
    else if (!call.signal.aborted) {
      const wasWell = health.report().state !== 'stale' && health.report().state !== 'failed'
      if (wasWell) log().warn({ store: store.name, error: logged(result.error.message) }, 'trace store fails')
      health.failed(clock.estimate(), result.error)
    }
    return result
  }

  return {
    name: store.name,
    type: store.type,
    services: (call) => watch(call, () => store.services(call)),
    operations: (service, call) => watch(call, () => store.operations(service, call)),
    search: (search, call) => watch(call, () => store.search(search, call)),
    trace: (id, call) => watch(call, () => store.trace(id, call)),
    link: (id) => store.link(id),
  }
}
