/** What a trace store may be. */
export const TRACE_STORE_TYPES = ['jaeger', 'tempo', 'zipkin'] as const
export type TraceStoreType = (typeof TRACE_STORE_TYPES)[number]
