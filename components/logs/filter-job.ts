import type { LineFilter } from '@/lib/logs/line-filter'

/** What the worker is asked: which of these lines pass. */
export interface FilterJob {
  readonly filter: LineFilter
  readonly texts: readonly string[]
}

/** First `ready`, once; then for each job one verdict a line. */
export type FilterAnswer = 'ready' | readonly boolean[]
