/** One proxy's view of one request, in no tracer's format. */
export interface Span {
  /** 32 hexadecimal digits; the same in all spans of a trace. */
  readonly traceId: string
  /** 16 hexadecimal digits. */
  readonly spanId: string
  /** Undefined for the root. */
  readonly parentId: string | undefined
  /** Canonical service and namespace of the proxy: `reviews.bookinfo`. */
  readonly service: string
  readonly operation: string
  readonly kind: 'client' | 'server'
  /** Microseconds since the Unix epoch. */
  readonly startUs: number
  /** At least 1. */
  readonly durationUs: number
  readonly tags: Readonly<Record<string, string | number | boolean>>
  /** What only the proxy's log tells: Envoy's response code details, where flags do not say it. */
  readonly details?: string
}

/** Spans of one request in the order in which they began: the root is the first, and there is at least that one. */
export type Trace = readonly Span[]
