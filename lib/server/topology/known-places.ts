import 'server-only'
import { getConfig } from '@/lib/server/process/config'
import { ownNamespace } from '@/lib/server/process/own-namespace'
import { getMetricSource, metricPartId } from '@/lib/server/sources/metric-source'
import { getTraceSource } from '@/lib/server/sources/trace-source'
import { processWide } from '@/lib/std/process-wide'
import type { KnownMesh, KnownPlace } from '@/lib/topology/known-mesh'
import { sourceComponentId } from '@/lib/topology/source-components'

/** Where the sources that are asked are, and Pharos, by the settings alone. */
export function getKnownPlaces(): Pick<KnownMesh, 'places' | 'ownNamespace'> {
  return processWide('mesh-places', () => {
    const { workload } = getConfig().server
    return {
      places: [
        ...metricPlaces(),
        ...tracePlace(),
        ...grafanaPlace(),
        { id: 'pharos', address: null, workload, setting: 'server.workload' },
      ],
      ownNamespace: workload === '' ? ownNamespace() : (workload.split('/')[0] ?? null),
    }
  })
}

function metricPlaces(): readonly KnownPlace[] {
  const { stores } = getConfig().metrics
  const { parts = [] } = getMetricSource()
  return parts.map((part) => {
    const { address, workload } = part
    const index = stores.findIndex((store) => store.url === address && store.workload === workload)
    return {
      id: sourceComponentId(metricPartId(parts, part)),
      address,
      workload,
      setting: `metrics.stores[${index}].workload`,
    }
  })
}

function tracePlace(): readonly KnownPlace[] {
  const { address } = getTraceSource()
  if (address === undefined) return []
  const workload = getConfig().tracing.stores[0]?.workload ?? ''
  return [{ id: sourceComponentId('traces'), address, workload, setting: 'tracing.stores[0].workload' }]
}

function grafanaPlace(): readonly KnownPlace[] {
  const { enabled, url, workload } = getConfig().links.grafana
  if (!enabled || url === '') return []
  return [{ id: sourceComponentId('grafana'), address: url, workload, setting: 'links.grafana.workload' }]
}
