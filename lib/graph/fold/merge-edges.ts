import { worstStatus } from '@/lib/health/worst-status'
import type { EdgeFlag, GraphEdge } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { sumTraffic } from '../panel/traffic-row'
import { writeEdgeId } from '../series/edge-id'
import { mergeLatency, mergeMtls, mergeResponses, mergeServer, mergeThroughput } from './merge-parts'

/**
 * Moves edges to other ends and makes one edge of those that then have the same (graph.md B3): rates are added, so their sum stays
 * what it was, and the worst health stays. An edge between two members becomes `internal`.
 *
 * @param drawnAs the node that a node is drawn as; itself where it is not folded.
 */
export function mergeEdges(edges: readonly GraphEdge[], drawnAs: (id: string) => string): readonly GraphEdge[] {
  const moved = edges.map((edge) => {
    const [source, target] = [drawnAs(edge.source), drawnAs(edge.target)]
    const isMoved = source !== edge.source || target !== edge.target
    return { edge, source, target, isMoved, id: isMoved ? writeEdgeId(source, target, edge.protocol) : edge.id }
  })
  const byId = groupBy(moved, ({ id }) => id)
  const outOf = new Map<string, number>()
  for (const { edge, source } of moved) {
    const key = `${source}>${edge.protocol}`
    outOf.set(key, (outOf.get(key) ?? 0) + edge.rate)
  }
  return [...byId].flatMap(([id, parts]): readonly GraphEdge[] => {
    const [first] = parts
    if (first === undefined) return []
    if (parts.length === 1 && !first.isMoved) return [first.edge]
    const { source, target } = first
    const merged = mergeInto(
      { id, source, target },
      parts.map(({ edge }) => edge),
    )
    const { protocol, rate } = merged
    const out = outOf.get(`${source}>${protocol}`) ?? 0
    const opposite = writeEdgeId(target, source, protocol)
    const isPaired = source !== target && byId.has(opposite) && parts.every(({ edge }) => edge.pair !== null)
    return [
      {
        ...merged,
        sharePercent: protocol === 'tcp' || !(rate > 0) || !(out > 0) ? null : (rate / out) * 100,
        pair: isPaired ? opposite : null,
      },
    ]
  })
}

function mergeInto(ends: Pick<GraphEdge, 'id' | 'source' | 'target'>, parts: readonly GraphEdge[]): GraphEdge {
  const [first] = parts
  // Never without parts: a group has the edge that made it.
  if (first === undefined) throw new RangeError('an edge is merged from one edge at least')
  const [traffic] = sumTraffic(parts)
  const { rate, errorRate, classes } = traffic ?? first
  const sum = (of: (edge: GraphEdge) => number) => parts.reduce((total, edge) => total + of(edge), 0)
  return {
    ...first,
    ...ends,
    rate,
    errorRate,
    classes,
    errorPercent: first.unit === 'req/s' && rate > 0 ? (errorRate / rate) * 100 : null,
    responses: mergeResponses(parts),
    reporters: {
      source: sum((edge) => edge.reporters.source),
      waypoint: sum((edge) => edge.reporters.waypoint),
      destination: sum((edge) => edge.reporters.destination),
    },
    server: mergeServer(parts),
    mtls: mergeMtls(parts),
    latency: mergeLatency(parts),
    throughput: mergeThroughput(parts),
    flags: mergeFlags(parts, ends.source === ends.target),
    health: worstStatus(parts.map(({ health }) => health)),
  }
}

/** What was guessed in one part is guessed in the sum; anything else must hold for every part. */
function mergeFlags(parts: readonly GraphEdge[], isInternal: boolean): readonly EdgeFlag[] {
  const sticky = new Set<EdgeFlag>(['estimated', 'mirrored', 'overlap'])
  const flags = new Set<EdgeFlag>(isInternal ? ['internal'] : [])
  for (const flag of parts.flatMap((part) => part.flags)) {
    if (sticky.has(flag) || parts.every((part) => part.flags.includes(flag))) flags.add(flag)
  }
  return [...flags].sort(compareText)
}
