import type { ClusterFacts, MeshFacts } from '@/lib/graph/facts'
import type { NodeTraffic } from '@/lib/graph/model'
import { round } from '@/lib/graph/numbers/round'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { type NodeRef, writeNodeId } from '@/lib/graph/series/node-id'
import type { MeshSummary, ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import type { NamespaceMtls } from '@/lib/mesh/namespace-mtls'
import type { ListRow, Mode, RowTraffic } from './model'

/** What rows are made of. */
export interface MeshView {
  readonly facts: MeshFacts
  /** Null: neither traffic nor health was asked for. */
  readonly things: MeshSummary | null
  /** What the objects tell of the namespaces themselves; only where those are listed. */
  readonly namespaces?: readonly NamespaceFactsOfList[]
}

export interface NamespaceFactsOfList {
  readonly cluster: string
  readonly name: string
  readonly mode: Mode
  readonly labels: Readonly<Record<string, string>>
  readonly mtls: NamespaceMtls | null
  /** Istio objects in it. */
  readonly configObjects: number
}

/** Whatever lies in a namespace that the user may read, with its cluster. */
export function visibleOf<T extends { readonly namespace: string }>(
  { facts }: MeshView,
  pick: (cluster: ClusterFacts) => readonly T[],
): readonly { readonly cluster: ClusterFacts; readonly fact: T }[] {
  return facts.clusters.flatMap((cluster) =>
    pick(cluster)
      .filter(({ namespace }) => mayRead(facts.access, cluster.name, namespace))
      .map((fact) => ({ cluster, fact })),
  )
}

/** What only metrics tell of: things of one kind that no cluster has, where the cluster cannot be read. */
export function unlistedThings(
  { facts, things }: MeshView,
  kind: ThingSummary['kind'],
  known: ReadonlySet<string>,
): readonly (readonly [id: string, thing: ThingSummary])[] {
  const readable = new Set(facts.clusters.filter(({ reachable }) => reachable).map(({ name }) => name))
  return [...(things ?? [])].filter(
    ([id, thing]) => thing.kind === kind && !known.has(id) && !readable.has(thing.cluster),
  )
}

export function thingOf({ things }: MeshView, ref: NodeRef): { readonly id: string; readonly thing?: ThingSummary } {
  const id = writeNodeId(ref)
  const thing = things?.get(id)
  return thing === undefined ? { id } : { id, thing }
}

/** What the summary gives to every row; without one, that nothing was asked. */
export function standingOf(thing: ThingSummary | undefined): Pick<ListRow, 'health' | 'traffic' | 'config'> {
  if (thing === undefined) return { health: null, traffic: null, config: [] }
  const { health, traffic, routing } = thing
  return {
    health,
    traffic: traffic === null ? null : { ...incoming(traffic.in), p95Ms: traffic.p95Ms },
    config: (routing?.objects ?? []).map(({ kind, namespace, name }) => ({ kind, namespace, name })),
  }
}

/** Sums what came in: requests of all protocols together, bytes apart. */
export function incoming(parts: readonly NodeTraffic[]): Omit<RowTraffic, 'p95Ms'> {
  const requests = parts.filter(({ unit }) => unit === 'req/s')
  const rate = requests.reduce((sum, part) => sum + part.rate, 0)
  const failed = requests.reduce((sum, part) => sum + part.errorRate, 0)
  const bytes = parts.filter(({ unit }) => unit === 'B/s')
  return {
    requestRate: requests.length === 0 ? null : round(rate),
    errorPercent: rate > 0 ? round((failed / rate) * 100) : null,
    bytesRate: bytes.length === 0 ? null : round(bytes.reduce((sum, part) => sum + part.rate, 0)),
  }
}
