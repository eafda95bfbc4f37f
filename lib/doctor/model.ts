import type { Source } from '@/lib/url/api-types'

// What the doctor finds, as GET /api/mesh/sources answers it (product.md 5.3). Times are ISO 8601 UTC.

/** The list of product.md 5.3, and what only Pharos looks at (S28 to S30). */
export const CAUSES = [
  'S01', // the name does not resolve
  'S02', // refused or timed out
  'S03', // TLS not trusted
  'S04', // 401 or 403
  'S05', // tenant missing or wrong
  'S06', // HTML or 404: wrong base path
  'S07', // not the expected API
  'S08', // no istio_* series at all
  'S09', // none for these namespaces
  'S10', // labels missing: canonical, cluster, security policy
  'S11', // telemetry of Mixer
  'S12', // newest sample too old
  'S13', // clocks differ
  'S14', // window under two scrapes
  'S15', // beyond retention
  'S16', // no buckets of durations
  'S17', // sidecars that nobody scrapes
  'S18', // istiod that nobody scrapes
  'S19', // over a limit
  'S20', // partial answer
  'S21', // newest samples hidden
  'S22', // a right is missing
  'S23', // names in traces do not match
  'S24', // no spans in this window
  'S25', // dashboard of Grafana not found
  'S26', // pods outside the mesh
  'S27', // no requests were made
  'S28', // objects of the cluster lag behind
  'S29', // istiod cannot be asked
  'S30', // webhook does not trust istiod's certificate
] as const
export type CauseId = (typeof CAUSES)[number]

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
