export const SPAN_KINDS = ['client', 'server', 'producer', 'consumer', 'internal', 'unknown'] as const
export type SpanKind = (typeof SPAN_KINDS)[number]

/** What a span says about itself. Keys and texts come from whoever sent it. */
export interface Attribute {
  readonly key: string
  readonly value: string | number | boolean
}

export interface SpanEvent {
  /** Microseconds since the Unix epoch. */
  readonly atUs: number
  readonly attributes: readonly Attribute[]
}

/** One piece of work of a trace. Null names belong to a namespace that the user may not see. */
export interface Span {
  /** Unique in its trace. */
  readonly id: string
  /** Null for the root. The parent need not be in the trace. */
  readonly parentId: string | null
  readonly service: string | null
  readonly operation: string | null
  readonly kind: SpanKind
  /** Microseconds since the Unix epoch, by the clock of the span's host. */
  readonly startUs: number
  /** Not negative. */
  readonly durationUs: number
  readonly failed: boolean
  /** In the order of the store. */
  readonly attributes: readonly Attribute[]
  readonly events: readonly SpanEvent[]
  /** The store's own remarks, as on corrected clocks. */
  readonly warnings: readonly string[]
}

export interface Trace {
  /** 16 or 32 hexadecimal digits in lower case. */
  readonly id: string
  readonly spans: readonly Span[]
  /** Spans beyond the limit, which are not here. */
  readonly cut: number
  /** The store says that it did not give all of it. */
  readonly partial?: true
}

/** The part of one service in a trace. Null: the store does not tell. */
export interface ServiceShare {
  /** Null: all services of namespaces that the user may not see, together. */
  readonly service: string | null
  /** The namespaces that its spans name. */
  readonly namespaces: readonly string[]
  readonly spans: number | null
  readonly errors: number | null
}

/** A trace in a list. Null: the store does not tell, or the user may not see it. */
export interface TraceSummary {
  readonly id: string
  readonly startUs: number
  /** From the first beginning to the last end. */
  readonly durationUs: number
  readonly root: { readonly service: string; readonly operation: string } | null
  readonly spans: number | null
  readonly errors: number | null
  readonly meanSpanUs: number | null
  /** In order of first appearance. */
  readonly services: readonly ServiceShare[]
}

/** More spans of one trace are counted, but not read. */
export const MAX_SPANS = 10_000
/** A store is asked for no more traces at once. */
export const MAX_TRACES = 1_000
