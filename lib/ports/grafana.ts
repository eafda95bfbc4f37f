import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'

export interface GrafanaDashboard {
  /** Short and stable, chosen by Grafana or its users: the part of the address that names the dashboard. */
  readonly uid: string
  readonly title: string
  /** The number under which it is published at grafana.com; absent: it was not looked for, or it is nobody's but theirs. */
  readonly publishedAs?: number
}

/**
 * A Grafana, which is only linked to. Failures: `upstream_unavailable` (cannot be reached, 5xx, 401/403 of our own credential),
 * `upstream_timeout`, `upstream_invalid` (not JSON, not Grafana), `too_large`. `details.source` is `grafana`.
 */
export interface Grafana {
  /** All dashboards that our credential may see, 5,000 at most, in no order. */
  dashboards(call: UpstreamCall): Promise<Result<readonly GrafanaDashboard[], PharosError>>
  /** Its own version; undefined where it does not tell strangers. */
  version(call: UpstreamCall): Promise<Result<string | undefined, PharosError>>
  /** The number under which a dashboard is published at grafana.com (its `gnetId`); undefined where it has none. */
  publishedAs(uid: string, call: UpstreamCall): Promise<Result<number | undefined, PharosError>>
}
