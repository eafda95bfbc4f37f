import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'
import type { UnixSeconds } from '@/lib/std/units'
import type { Trace, TraceSummary } from '@/lib/tracing/model'
import type { TraceStoreType } from '@/lib/tracing/store-types'
import type { Tag } from '@/lib/tracing/tag-query'

/** A trace is meant when one span of one of the services meets all of it. */
export interface TraceSearch {
  /** At least one. */
  readonly services: readonly string[]
  /** Undefined: any. */
  readonly operation: string | undefined
  readonly from: UnixSeconds
  readonly to: UnixSeconds
  /** Of that span, whole microseconds. */
  readonly minUs: number | undefined
  readonly maxUs: number | undefined
  readonly tags: readonly Tag[]
  readonly errorsOnly: boolean
  /** Of traces, 1 to 1,000: the newest. */
  readonly limit: number
}

export interface FoundTraces {
  /** The newest first, each once. */
  readonly traces: readonly TraceSummary[]
  /** There may be more than were given. */
  readonly limited: boolean
  /** Those that were given are the newest; else, of more, any. */
  readonly newest: boolean
  /** Traces that the store gave and that do not meet the search: it cannot look for all of it, so others may be missing. */
  readonly passedOver: number
}

/**
 * A store of traces. Every call is bounded by its signal and time limit and by the store's limit of bytes.
 *
 * Failures: `upstream_unavailable`, `upstream_timeout`, `upstream_invalid`, `too_large` as of a metric store, `bad_request`
 * (the store refused the search) and `not_found` (it has no such trace). `details.source` is the store's type.
 */
export interface TraceStore {
  /** The name under which it stands in the configuration. */
  readonly name: string
  readonly type: TraceStoreType
  /** Names of services with spans, in no order. It also tells whether the store answers. */
  services(call: UpstreamCall): Promise<Result<readonly string[], PharosError>>
  /** Names of operations of one service, in no order; none of an unknown service. */
  operations(service: string, call: UpstreamCall): Promise<Result<readonly string[], PharosError>>
  search(search: TraceSearch, call: UpstreamCall): Promise<Result<FoundTraces, PharosError>>
  /** @param id 16 or 32 hexadecimal digits. */
  trace(id: string, call: UpstreamCall): Promise<Result<Trace, PharosError>>
  /** Where people see a trace in the store's own pages; undefined without a configured address for browsers. */
  link(id: string): string | undefined
}
