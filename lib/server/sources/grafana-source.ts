import 'server-only'
import { createGrafana } from '@/lib/grafana/create-grafana'
import { type GrafanaEntry, needsNumbers } from '@/lib/links/plan-links'
import type { Grafana, GrafanaDashboard } from '@/lib/ports/grafana'
import { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { getConfig } from '@/lib/server/process/config'
import { keptFor } from '@/lib/server/process/kept-for'
import { keptResult } from '@/lib/server/process/kept-result'
import { measured } from '@/lib/server/process/measured'
import { storeCredentials } from '@/lib/server/sources/store-credentials'
import { processWide } from '@/lib/std/process-wide'
import { failed, type Result } from '@/lib/std/result'
import { type Milliseconds, milliseconds } from '@/lib/std/units'

type Found = Result<readonly GrafanaDashboard[], PharosError>

const KEPT_MS = 60_000
/** So that a Grafana that hangs does not hold up every page, and one that comes back is found soon. */
const KEPT_AFTER_FAILURE_MS = 10_000
/** A dashboard does not become another published one. */
const NUMBERS_KEPT_MS = 600_000
/** Each costs a question; who has renamed Istio's has mostly left the word in their titles. */
const MOST_NUMBERS = 40
const MAX_BYTES = 8 * 1024 ** 2

interface Source {
  readonly dashboards: () => Promise<Found>
  /** The same, those that may be Istio's with the numbers under which they are published. */
  readonly numbered: () => Promise<Found>
  readonly version: () => Promise<string | undefined>
}

/** The Grafana that pages link to; undefined where none is configured, or its links are switched off. */
export function linkedGrafana() {
  const { grafana } = getConfig().links
  return grafana.enabled && grafana.url !== '' ? grafana : undefined
}

/**
 * The dashboards of the configured Grafana, asked with the server's credential at most once a minute; all who wait share one question.
 *
 * @param wanted what is looked for: where neither uid nor title finds it, dashboards are asked for the numbers under which they are published
 */
export async function findGrafanaDashboards(wanted: readonly GrafanaEntry[]): Promise<Found> {
  const source = processWide('grafana', makeSource)
  const found = await source.dashboards()
  return found.ok && needsNumbers(wanted, found.value) ? source.numbered() : found
}

/** Its version, asked when its dashboards answer and once in ten minutes at most; undefined where it does not tell. */
export async function getGrafanaVersion(): Promise<string | undefined> {
  return processWide('grafana', makeSource).version()
}

function makeSource(): Source {
  const { grafana } = getConfig().links
  if (grafana.url === '') {
    const off = new PharosError('upstream_unavailable', 'No Grafana is configured.', { source: 'grafana' })
    const none = () => Promise.resolve(failed(off))
    return { dashboards: none, numbered: none, version: () => Promise.resolve(undefined) }
  }
  const credentials = storeCredentials(grafana)
  const headers =
    grafana.org_id > 0 ? { ...credentials.headers, 'X-Grafana-Org-Id': String(grafana.org_id) } : credentials.headers
  const timeoutMs = milliseconds(grafana.timeout * 1000)
  const client = createGrafana(
    { ...credentials, headers, url: grafana.url, timeoutMs, maxBytes: MAX_BYTES },
    measured('grafana'),
  )
  const dashboards = keptResult(() => client.dashboards(callWithin(timeoutMs)), {
    keptMs: KEPT_MS,
    keptAfterFailureMs: KEPT_AFTER_FAILURE_MS,
  })
  return {
    dashboards,
    numbered: keptResult(() => withNumbers(client, dashboards, timeoutMs), {
      keptMs: NUMBERS_KEPT_MS,
      keptAfterFailureMs: KEPT_AFTER_FAILURE_MS,
    }),
    version: keptFor(
      async () => {
        const version = await client.version(callWithin(timeoutMs))
        return version.ok ? version.value : undefined
      },
      { keptMs: NUMBERS_KEPT_MS },
    ),
  }
}

async function withNumbers(client: Grafana, dashboards: () => Promise<Found>, timeoutMs: Milliseconds): Promise<Found> {
  const found = await dashboards()
  if (!found.ok) return found
  const isLikely = ({ title }: GrafanaDashboard): boolean => /istio|mesh|envoy/i.test(title)
  const likely = new Set(
    found.value.toSorted((a, b) => Number(isLikely(b)) - Number(isLikely(a))).slice(0, MOST_NUMBERS),
  )
  const value = await Promise.all(
    found.value.map(async (dashboard) => {
      if (!likely.has(dashboard)) return dashboard
      const number = await client.publishedAs(dashboard.uid, callWithin(timeoutMs))
      return number.ok && number.value !== undefined ? { ...dashboard, publishedAs: number.value } : dashboard
    }),
  )
  return { ok: true, value }
}
