import type { NoteCode } from '../model'

/**
 * Something a step noticed. Drafts of one code become one note: counts and rates are summed, ids joined.
 * `ids` name what it is about: nodes, edges, namespaces, metrics, labels or clusters, by the code.
 */
export interface NoteDraft {
  readonly code: NoteCode
  readonly count: number
  /** Requests or messages per second. */
  readonly rate?: number
  readonly bytesPerSecond?: number
  readonly ids?: readonly string[]
}
