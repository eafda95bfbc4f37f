import { z } from 'zod'

export const HISTORY_NAMES = ['requests', 'errors', 'messages', 'bytes', 'avg', 'p50', 'p95', 'p99'] as const
export type HistoryName = (typeof HISTORY_NAMES)[number]
/** Seen from a node: what comes in and what goes out. An edge has only itself. */
export const HISTORY_DIRECTIONS = ['in', 'out', 'edge'] as const
export type HistoryDirection = (typeof HISTORY_DIRECTIONS)[number]

const series = z.object({
  name: z.enum(HISTORY_NAMES),
  unit: z.enum(['req/s', 'msg/s', 'B/s', 'ms']),
  direction: z.enum(HISTORY_DIRECTIONS),
  /** Unix seconds, ascending. */
  times: z.array(z.number()).readonly(),
  /** As many as times; null where there was nothing to count. */
  values: z.array(z.number().nullable()).readonly(),
})

/** The answer of `GET /api/graph/history`: how the numbers of one node or edge came about over the window. */
export const elementHistorySchema = z.object({
  /** The metric store's clock, ISO 8601; so are the ends of the window. */
  now: z.string(),
  from: z.string(),
  to: z.string(),
  stepSeconds: z.number().positive(),
  /** Why there is less than was asked for, or null. */
  reason: z.string().nullable(),
  series: z.array(series).readonly(),
})

export type ElementHistory = Readonly<z.infer<typeof elementHistorySchema>>
export type HistorySeries = ElementHistory['series'][number]
