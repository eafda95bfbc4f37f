import { toOtlp } from './otlp'
import type { Span } from './span'

/** At 1.7 kB each well below the 20 MB that OpenTelemetry's collector takes in one request. */
const BATCH = 5000

export interface SendOptions {
  /** For each request; 10 s unless said. */
  readonly timeoutMs?: number
  /** Ends it early. */
  readonly signal?: AbortSignal
}

/**
 * Sends spans to a collector by OTLP over HTTP, in JSON. `url` is the collector's, with or without a slash at its end;
 * `/v1/traces` is added. Rejects with what the collector answered when it did not take them all.
 */
export async function sendSpans(url: string, spans: readonly Span[], options: SendOptions = {}): Promise<void> {
  for (let first = 0; first < spans.length; first += BATCH) {
    await sendBatch(`${url.replace(/\/+$/, '')}/v1/traces`, spans.slice(first, first + BATCH), options)
  }
}

async function sendBatch(
  address: string,
  spans: readonly Span[],
  { timeoutMs = 10_000, signal }: SendOptions,
): Promise<void> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(toOtlp(spans)),
    signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text.slice(0, 300)}`)
  if (/"rejectedSpans"\s*:\s*"?[1-9]/.test(text)) throw new Error(`${address} refused spans: ${text.slice(0, 300)}`)
}
