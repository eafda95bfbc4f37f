import 'server-only'
import { unixSeconds, type UnixSeconds } from '@/lib/std/units'

/**
 * The metric store's time between two looks at it: what it said last, plus what has passed here since. The host's own
 * time serves only until the store has answered once.
 */
export class StoreClock {
  readonly #hostMs: () => number
  #seen: { readonly store: UnixSeconds; readonly hostMs: number } | undefined

  constructor(hostMs: () => number = Date.now) {
    this.#hostMs = hostMs
  }

  observe(store: UnixSeconds): void {
    this.#seen = { store, hostMs: this.#hostMs() }
  }

  /** The store's time minus the host's, when it was seen last; undefined while it was not. */
  offsetSeconds(): number | undefined {
    return this.#seen === undefined ? undefined : this.#seen.store - this.#seen.hostMs / 1000
  }

  estimate(): UnixSeconds {
    const hostMs = this.#hostMs()
    if (this.#seen === undefined) return unixSeconds(hostMs / 1000)
    return unixSeconds(this.#seen.store + Math.max(0, hostMs - this.#seen.hostMs) / 1000)
  }
}
