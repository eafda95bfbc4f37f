import type { Source } from '@/lib/url/api-types'
import type { CauseId } from './causes'

export { CAUSES, type CauseId } from './causes'

// What the doctor finds, as GET /api/mesh/sources answers it (product.md 5.3). Times are ISO 8601 UTC.

/** `found`: this is what is wrong · `clear`: looked at, and it is not · `unknown`: could not be looked at, and `found` says why. */
export type CheckResult = 'found' | 'clear' | 'unknown'

/** One cause that was looked for. */
export interface DoctorCheck {
  readonly cause: CauseId
  /** Id of the source, as in `GET /api/sources`. */
  readonly source: string
  readonly result: CheckResult
  readonly severity: 'error' | 'warning' | 'info'
  /** What was found, in a sentence. */
  readonly found: string
  /** What it rests on: numbers, names, the source's own words. */
  readonly evidence: readonly { readonly label: string; readonly value: string }[]
  /** The kinds of the cluster's objects that were found lacking, `pods/log` among them; absent where it is about no single kinds. */
  readonly about?: readonly string[]
  /** Null: nothing is to be done. */
  readonly fix: { readonly text: string; readonly snippet: string | null } | null
}

/** A source with all that is known of how it does, and what was looked for. */
export interface SourceReport {
  readonly source: Source
  /** Without credentials; null where there is none. */
  readonly address: string | null
  /** How long its last answer took. */
  readonly latencyMs: number | null
  readonly tenant: string | null
  /** Its clock minus ours; null where it tells no time. */
  readonly clockOffsetSeconds: number | null
  readonly newestSampleAgeSeconds: number | null
  /** `found`: nobody configured it. */
  readonly origin: 'configured' | 'found'
  /** Lines of the configuration that pin what was found; null where it is configured. */
  readonly pin: string | null
  /** What was found first, then what is unknown, then what is clear. */
  readonly checks: readonly DoctorCheck[]
}

/** `GET /api/mesh/sources`, and `POST /api/mesh/sources/try` of the one source that was tried. */
export interface DoctorAnswer {
  readonly now: string
  readonly checkedAt: string
  readonly sources: readonly SourceReport[]
}
