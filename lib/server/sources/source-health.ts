import 'server-only'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UnixSeconds } from '@/lib/std/units'

/** How a source has answered so far. Times are the metric store's. */
export interface SourceReport {
  /** `stale`: it answered before, and fails now. */
  readonly state: 'starting' | 'fresh' | 'stale' | 'failed'
  readonly since: UnixSeconds | undefined
  /** When it answered last. */
  readonly asOf: UnixSeconds | undefined
  readonly message: string | undefined
  /** Why it fails now. */
  readonly failure: PharosError | undefined
}

/** Keeps what the calls to one source came to. */
export class SourceHealth {
  #report: SourceReport = {
    state: 'starting',
    since: undefined,
    asOf: undefined,
    message: undefined,
    failure: undefined,
  }

  succeeded(at: UnixSeconds): void {
    const { state, since } = this.#report
    this.#report = {
      state: 'fresh',
      since: state === 'fresh' ? since : at,
      asOf: at,
      message: undefined,
      failure: undefined,
    }
  }

  failed(at: UnixSeconds, failure: PharosError): void {
    const { state, since, asOf } = this.#report
    const wasDown = state === 'stale' || state === 'failed'
    this.#report = {
      state: asOf === undefined ? 'failed' : 'stale',
      since: wasDown ? since : at,
      asOf,
      message: failure.message,
      failure,
    }
  }

  report(): SourceReport {
    return this.#report
  }
}
