import 'server-only'
import { createGrafana } from '@/lib/grafana/create-grafana'
import type { GrafanaDashboard } from '@/lib/ports/grafana'
import { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { getConfig } from '@/lib/server/process/config'
import { measured } from '@/lib/server/process/measured'
import { storeCredentials } from '@/lib/server/sources/store-credentials'
import { processWide } from '@/lib/std/process-wide'
import { failed, type Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'

type Found = Result<readonly GrafanaDashboard[], PharosError>

const KEPT_MS = 60_000
/** So that a Grafana that hangs does not hold up every page, and one that comes back is found soon. */
const KEPT_AFTER_FAILURE_MS = 10_000
const MAX_BYTES = 8 * 1024 ** 2

/** The dashboards of the configured Grafana, asked with the server's credential at most once a minute; all who wait share one question. */
export function findGrafanaDashboards(): Promise<Found> {
  return processWide('grafana', makeFinder)()
}

function makeFinder(): () => Promise<Found> {
  const { grafana } = getConfig().links
  if (grafana.url === '') {
    const off = new PharosError('upstream_unavailable', 'No Grafana is configured.', { source: 'grafana' })
    return () => Promise.resolve(failed(off))
  }
  const credentials = storeCredentials(grafana)
  const headers =
    grafana.org_id > 0 ? { ...credentials.headers, 'X-Grafana-Org-Id': String(grafana.org_id) } : credentials.headers
  const timeoutMs = milliseconds(grafana.timeout * 1000)
  const client = createGrafana(
    { ...credentials, headers, url: grafana.url, timeoutMs, maxBytes: MAX_BYTES },
    measured('grafana'),
  )
  let kept: { readonly found: Found; readonly untilMs: number } | undefined
  let asking: Promise<Found> | undefined
  return async () => {
    if (kept !== undefined && performance.now() < kept.untilMs) return kept.found
    asking ??= client.dashboards(callWithin(timeoutMs)).finally(() => (asking = undefined))
    const found = await asking
    kept = { found, untilMs: performance.now() + (found.ok ? KEPT_MS : KEPT_AFTER_FAILURE_MS) }
    return found
  }
}
