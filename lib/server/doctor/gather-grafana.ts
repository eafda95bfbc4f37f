import 'server-only'
import type { GrafanaEvidence } from '@/lib/doctor/evidence'
import { toSourceFailure } from '@/lib/doctor/to-source-failure'
import { missingDashboards } from '@/lib/links/plan-links'
import { grafanaEntries } from '@/lib/server/details/get-links'
import { lastAnswer } from '@/lib/server/process/last-answers'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { findGrafanaDashboards, linkedGrafana } from '@/lib/server/sources/grafana-source'
import { NOTHING_KNOWN } from '@/lib/server/sources/nothing-known'
import { toIso } from '@/lib/server/sources/source-states'

/** What the linked Grafana tells; null where nothing links to one. */
export async function gatherGrafana(): Promise<GrafanaEvidence | null> {
  const linked = linkedGrafana()
  if (linked === undefined) return null
  const wanted = grafanaEntries()
  const found = await findGrafanaDashboards(wanted)
  return {
    kind: 'grafana',
    source: {
      ...{ ...NOTHING_KNOWN, id: 'grafana', type: 'grafana', name: 'Grafana' },
      state: found.ok ? 'fresh' : 'failed',
      asOf: found.ok ? toIso(getMetricSource().clock.estimate()) : null,
      message: found.ok ? null : found.error.message,
    },
    address: linked.url,
    tenant: linked.tenant.value === '' ? null : linked.tenant.value,
    ...lastAnswer('grafana', 'grafana'),
    origin: 'configured',
    pin: null,
    failure: found.ok ? null : toSourceFailure(found.error),
    dashboards: found.ok ? { wanted: wanted.length, missing: missingDashboards(wanted, found.value) } : null,
  }
}
