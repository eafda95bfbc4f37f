import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import { edgesByNode, isCountable } from '../steps/edges'
import type { NoteDraft } from './note-draft'

/** A server saw more than its callers told: by more than this share and by more than this many requests in the window. */
const EXCESS_SHARE = 0.05
const EXCESS_COUNT = 2

/** Nodes that stand for more than one thing because somebody's identity was only half told. */
export function identityNotes(graph: TrafficGraph): readonly NoteDraft[] {
  const touching = edgesByNode(graph)
  const half = [...graph.nodes.values()].filter(
    ({ kind, namespace, flags }) => flags.has('addresses') || (kind === 'unknown' && namespace !== null),
  )
  const placeless = [...graph.nodes.values()].filter(isPlaceless)
  const notes: NoteDraft[] = []
  if (half.length > 0) {
    const edges = half.flatMap(({ id, kind }) => (kind === 'unknown' ? touching(id).outgoing : touching(id).incoming))
    notes.push({ code: 'half-known', count: half.length, ...ratesOf(edges), ids: half.map(({ id }) => id) })
  }
  if (placeless.length > 0)
    notes.push({ code: 'unknown-cluster', count: placeless.length, ids: placeless.map(({ id }) => id) })
  return notes
}

/** No cluster could be found; that nothing at all is known of a caller is no news. */
function isPlaceless({ kind, cluster, namespace }: TrafficNode): boolean {
  return cluster === null && (kind !== 'unknown' || namespace !== null)
}

/** Retries, and callers whose pods are not all scraped, show as servers that saw more than the callers tell. */
export function serverNotes({ nodes, edges }: TrafficGraph, windowSeconds: number): readonly NoteDraft[] {
  const saw = [...edges.values()].filter(
    (edge) => isCountable(edge, nodes, false) && edge.unit !== 'B/s' && excessOf(edge, windowSeconds) > 0,
  )
  if (saw.length === 0) return []
  const rate = saw.reduce((sum, edge) => sum + excessOf(edge, windowSeconds), 0)
  return [{ code: 'server-saw-more', count: saw.length, rate, ids: saw.map(({ id }) => id) }]
}

function excessOf({ numbers: { server } }: TrafficEdge, windowSeconds: number): number {
  if (server === null) return 0
  const excess = server.rate - server.comparable
  return excess > EXCESS_SHARE * server.comparable && excess * windowSeconds > EXCESS_COUNT ? excess : 0
}

function ratesOf(edges: readonly TrafficEdge[]): Pick<NoteDraft, 'rate' | 'bytesPerSecond'> {
  let rate = 0
  let bytesPerSecond = 0
  for (const { unit, numbers } of edges) {
    if (unit === 'B/s') bytesPerSecond += numbers.rate
    else rate += numbers.rate
  }
  return { rate, bytesPerSecond }
}
