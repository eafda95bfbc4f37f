import { type SourceKind, sourceKind } from '@/lib/doctor/source-words'
import type { ClusterFacts } from '@/lib/graph/facts'
import type { MeshEntry } from '@/lib/mesh/find-entry'
import type { NamespaceMode } from '@/lib/mesh/list-namespace-modes'
import type { Source } from '@/lib/url/api-types'
import type { Components } from '../find-components'
import type { CountedSeries } from './count-series'

/** All that the checklist of the first run looks at; only what the user may see. */
export interface SetupKnown {
  readonly sources: readonly Source[]
  /** Of visible namespaces. */
  readonly cluster: Pick<ClusterFacts, 'name' | 'reachable' | 'services' | 'workloads'>
  readonly components: Components
  readonly modes: readonly NamespaceMode[]
  readonly controlPlaneNamespaces: readonly string[]
  /** Not everything is visible: then what the stores count of the whole mesh is not told in numbers. */
  readonly limited: boolean
  /** Names of the metrics that begin with `istio_`; null: nobody could be asked. */
  readonly istioMetrics: readonly string[] | null
  readonly counted: CountedSeries | null
  /** Whether anything moved in the window; null: nobody could be asked. */
  readonly traffic: boolean | null
  /** Services of the trace store, how many of them are of visible namespaces, and `tracing.service_name`; null: nobody could be asked. */
  readonly traces: { readonly names: number; readonly matched: number; readonly template: string } | null
  /** How many dashboards of Grafana were found, or why none could be looked for; null: none is linked to. */
  readonly grafana: { readonly dashboards: number } | { readonly failure: string } | null
  /** Where requests come into the mesh; null: no gateway with an address was found. */
  readonly entry: MeshEntry | null
}

/** The worst of the sources of a kind; undefined where none is set up. */
export function worstSource({ sources }: Pick<SetupKnown, 'sources'>, kind: SourceKind): Source | undefined {
  const order = ['failed', 'stale', 'denied', 'off', 'starting', 'partial', 'fresh'] as const
  return sources
    .filter((source) => sourceKind(source) === kind)
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
}
