import type { PharosError } from '@/lib/ports/pharos-error'
import type { Result } from '@/lib/std/result'

/** One record as it is kept: who and when can be read by everybody who reads the store, the rest by Pharos alone. */
export interface StoredChange {
  /** Lower-case letters, digits and hyphens; later ones sort behind earlier ones. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly user: string
  readonly sealed: string
}

type Answer<T> = Promise<Result<T, PharosError>>

/** The records of what was changed through Pharos: the newest are kept, up to a number and an age. */
export interface ChangeLog {
  /** They end with the process. */
  readonly volatile: boolean
  append(change: StoredChange): Answer<undefined>
  /** All that are kept, the newest first. What cannot be read is left out. */
  list(): Answer<readonly StoredChange[]>
}
