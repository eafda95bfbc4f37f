import type { DemoClock } from '@/demo/clock'
import { scrapeBefore } from '@/demo/model/traffic-model'
import type { ModelTraces } from '@/demo/traces/model-traces'
import { sendSpans } from '@/demo/traces/send-spans'

export interface SendOptions {
  readonly traces: ModelTraces
  readonly clock: DemoClock
  /** Where spans are sent by OTLP over HTTP; without `/v1/traces`. */
  readonly otlpUrl: string
  /** Told once of each outage. */
  readonly say: (line: string) => void
}

/**
 * Sends the traces of each scrape interval once it is over: until then an edit may change them. What cannot be delivered is
 * lost, as a proxy loses it. @returns what ends it
 */
export function startSending({ traces, clock, otlpUrl, say }: SendOptions): () => Promise<void> {
  const ended = new AbortController()
  let sentMs = scrapeBefore(clock.now())
  let failing = false
  let sending = Promise.resolve()

  const send = async (fromMs: number, toMs: number): Promise<void> => {
    try {
      await sendSpans(otlpUrl, traces.tracesBetween(fromMs, toMs).flat(), { signal: ended.signal })
      failing = false
    } catch (error) {
      if (!failing && !ended.signal.aborted) say(`Traces are lost: ${String(error)}`)
      failing = true
    }
  }
  const stop = clock.onTick((nowMs) => {
    const [fromMs, toMs] = [sentMs, scrapeBefore(nowMs)]
    if (toMs <= fromMs) return
    sentMs = toMs
    sending = sending.then(() => send(fromMs, toMs))
  })
  return async () => {
    stop()
    ended.abort()
    await sending
  }
}
