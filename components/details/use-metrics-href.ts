import { useThingHref } from '@/lib/client/use-details-view'
import type { GraphNode } from '@/lib/graph/model'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { Direction } from '@/lib/metrics/things/groupings'
import { writeMetricsView } from '@/lib/url/metrics-view'
import { peerMetrics } from '@/lib/url/peer-metrics'

/** The address of the charts of a thing, narrowed to its traffic with a neighbour; null where no label names the neighbour. */
export function useMetricsHref(): (thing: ThingRef, direction: Direction, peer: GraphNode) => string | null {
  const href = useThingHref()
  return (thing, direction, peer) => {
    const narrowed = peerMetrics(peer, direction)
    if (narrowed === null) return null
    const page = href(thing, direction === 'in' ? 'inbound' : 'outbound')
    return writeMetricsView(page, { by: [...narrowed.by], val: [...narrowed.val] })
  }
}
