import type { OutboundCode } from '@/lib/outbound/failure'

/** One finished call, for the program's own metrics. */
export interface Measurement {
  /** The upstream, by the name it has in the configuration. */
  readonly source: string
  /** What was asked, from a short fixed list: `query`, `list`, `watch` … */
  readonly operation: string
  /** `ok` for every complete HTTP answer, whatever its status. */
  readonly outcome: 'ok' | OutboundCode
  readonly status: number | undefined
  readonly durationMs: number
  /** Size of the answer. */
  readonly bytes: number
  /** The other side's clock by the head of its answer, unix milliseconds in whole seconds; of streams it is not told. */
  readonly serverTimeMs: number | undefined
}

/** What the program plugs into every adapter. */
export interface OutboundHooks {
  /** Must not throw. */
  readonly measure?: (measurement: Measurement) => void
}
