import 'server-only'
import { createHttpClient } from '@/lib/outbound/http-client'
import type { HttpAnswer } from '@/lib/outbound/http-request'
import type { OutboundHooks } from '@/lib/outbound/measure'
import type { StoreFailure, StoreReading } from '@/lib/outbound/plain-answer'
import { createReader } from '@/lib/outbound/read-with-credentials'
import type { TraceStoreSettings } from '@/lib/outbound/trace-store-settings'
import type { Milliseconds } from '@/lib/std/units'
import { failed, type Failed, type Result } from '@/lib/std/result'

interface TraceStoreApi<E> {
  /** As people write it. */
  readonly product: string
  /** Between the configured address and the path of a call; with a slash on either side. */
  readonly base: string
  readonly readAnswer: (answer: HttpAnswer, reading: StoreReading) => Result<unknown, StoreFailure>
  readonly toError: (failure: StoreFailure) => E
}

interface Call {
  readonly signal: AbortSignal
  readonly timeoutMs: Milliseconds
}

export interface TraceStoreClient<E> {
  /**
   * @param operation what is asked, for measures; `trace` asks for one trace.
   * @param path below the base, with its query.
   */
  readonly ask: (operation: string, path: string, call: Call) => Promise<Result<unknown, E>>
  readonly noSuchTrace: () => Failed<E>
  /** What answered is JSON, but not that of this product. */
  readonly foreign: () => Failed<E>
}

/** Asks a trace store over HTTP, within its limits and with its credentials. It opens nothing before the first call. */
export function createTraceStoreClient<E>(
  { product, base, readAnswer, toError }: TraceStoreApi<E>,
  settings: TraceStoreSettings,
  hooks: OutboundHooks,
): TraceStoreClient<E> {
  const title = `${product} "${settings.name}"`
  const http = createHttpClient(
    { source: settings.name, title, concurrency: settings.concurrency, hosts: { loopbackNames: false } },
    hooks,
  )
  const read = createReader(settings, http, title)
  const failure = (of: StoreFailure): Failed<E> => failed(toError(of))

  return {
    noSuchTrace: () => failure({ code: 'not_found', message: `${title} has no such trace.`, details: {} }),
    foreign: () =>
      failure({ code: 'upstream_invalid', message: `${title} does not answer as ${product} does.`, details: {} }),
    async ask(operation, path, call) {
      const answer = await read({
        operation,
        url: new URL(`${settings.url}${base}${path}`),
        signal: call.signal,
        timeoutMs: Math.min(call.timeoutMs, settings.timeoutMs),
      })
      if (!answer.ok) return failure(answer.error)
      const { answer: body, secrets } = answer.value
      const value = readAnswer(body, { title, secrets, one: operation === 'trace' })
      return value.ok ? value : failure(value.error)
    },
  }
}
