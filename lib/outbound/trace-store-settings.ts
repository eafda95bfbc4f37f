import type { CredentialSettings } from '@/lib/outbound/read-credentials'
import type { Milliseconds } from '@/lib/std/units'

/** One trace store as its adapter needs it. */
export interface TraceStoreSettings extends CredentialSettings {
  /** The store's name in the configuration. */
  readonly name: string
  /** Where `/api` lies under; a path (`/jaeger`) is kept. http(s), without credentials. */
  readonly url: string
  /** Of its pages, for people's browsers; undefined: not known. */
  readonly externalUrl: string | undefined
  /** Upper limit of one call; the caller's own may be shorter. */
  readonly timeoutMs: Milliseconds
  /** Calls on the wire at once. */
  readonly concurrency: number
  readonly maxBytes: number
}
