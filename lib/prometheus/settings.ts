import type { ReadSecret } from '@/lib/outbound/secret-file'
import type { Milliseconds } from '@/lib/std/units'

/** One metric store as the adapter needs it. Credentials are functions, so that rotated files are followed. */
export interface PrometheusSettings {
  /** The store's name in the configuration. */
  readonly name: string
  /** Where `/api/v1` lies under; a path (`/prometheus`) is kept. http(s), without credentials. */
  readonly url: string
  /** Upper limit of one call; the caller's own may be shorter. */
  readonly timeoutMs: Milliseconds
  /** Calls on the wire at once. */
  readonly concurrency: number
  readonly maxSeries: number
  readonly maxBytes: number
  /** Equalities added to every selector. */
  readonly scope: Readonly<Record<string, string>>
  /** Extra headers of every call. */
  readonly headers: Readonly<Record<string, string>>
  readonly tenant: { readonly header: string; readonly value: string } | undefined
  readonly auth:
    | { readonly type: 'none' }
    | { readonly type: 'basic'; readonly username: string; readonly password: ReadSecret }
    | { readonly type: 'bearer'; readonly token: ReadSecret }
  /** Believed in place of what the store tells of itself; undefined: the store is asked. */
  readonly scrapeIntervalSeconds: number | undefined
  readonly retentionSeconds: number | undefined
  /** PEM texts; undefined = the system's authorities, no client certificate. */
  readonly tls: {
    readonly ca: ReadSecret | undefined
    readonly cert: ReadSecret | undefined
    readonly key: ReadSecret | undefined
    readonly insecureSkipVerify: boolean
  }
}
