import { component } from './component'
import type { KnownMesh, KnownSource } from './known-mesh'
import type { ComponentState, MeshComponent } from './model'

const STATES = {
  fresh: 'healthy',
  partial: 'unhealthy',
  stale: 'unreachable',
  failed: 'unreachable',
  denied: 'unknown',
  starting: 'not-ready',
  off: 'unknown',
} as const satisfies Record<KnownSource['source']['state'], ComponentState>

const STARTING = 'It has not answered yet.'
const SILENT = 'It does not answer as it should, and does not say why.'

/** @param source its id in `GET /api/sources` */
export function sourceComponentId(source: string): string {
  return `source:${source}`
}

/** What Pharos reads, each as a component. */
export function sourceComponents(
  { sources, cluster }: Pick<KnownMesh, 'sources' | 'cluster'>,
  checkedAt: string,
): readonly MeshComponent[] {
  return sources.map(({ source, role, product, address }) => {
    const state = STATES[source.state]
    const reason = source.message ?? (source.state === 'starting' ? STARTING : SILENT)
    return component({
      id: sourceComponentId(source.id),
      role,
      core: role === 'metric-store',
      cluster: role === 'kubernetes' ? cluster.name : source.cluster,
      name: source.name,
      product,
      state,
      reasons: state === 'healthy' ? [] : [reason],
      version: source.version,
      checkedAt,
      address,
      // Grafana is linked to, not read: GET /api/sources does not know it.
      source: role === 'grafana' ? null : { id: source.id, state: source.state },
    })
  })
}
