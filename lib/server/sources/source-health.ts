import 'server-only'
import type { UnixSeconds } from '@/lib/std/units'

/** How a source has answered so far. Times are the metric store's. */
export interface SourceReport {
  /** `stale`: it answered before, and fails now. */
  readonly state: 'starting' | 'fresh' | 'stale' | 'failed'
  readonly since: UnixSeconds | undefined
  /** When it answered last. */
  readonly asOf: UnixSeconds | undefined
  readonly message: string | undefined
}

/** Keeps what the calls to one source came to. */
export class SourceHealth {
  #report: SourceReport = { state: 'starting', since: undefined, asOf: undefined, message: undefined }

  succeeded(at: UnixSeconds): void {
    const { state, since } = this.#report
    this.#report = { state: 'fresh', since: state === 'fresh' ? since : at, asOf: at, message: undefined }
  }

  failed(at: UnixSeconds, message: string): void {
    const { state, since, asOf } = this.#report
    const wasDown = state === 'stale' || state === 'failed'
    this.#report = { state: asOf === undefined ? 'failed' : 'stale', since: wasDown ? since : at, asOf, message }
  }

  report(): SourceReport {
    return this.#report
  }
}
