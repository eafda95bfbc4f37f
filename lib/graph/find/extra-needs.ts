import type { GraphView } from '@/lib/url/graph-view'
import type { Need } from './operand'
import { needsOf } from './requirements'

/** What find and hide ask for that the options alone would not (graph.md F5), in a fixed order. */
export function extraNeeds(
  view: Pick<GraphView, 'find' | 'hide' | 'edgeLabels' | 'operations' | 'idleNodes' | 'idleEdges'>,
): readonly Exclude<Need, 'quantiles'>[] {
  const needs = needsOf(view)
  const wanted = {
    latency: (needs.has('latency') || needs.has('quantiles')) && !view.edgeLabels.includes('latency'),
    throughput: needs.has('throughput') && !view.edgeLabels.includes('throughput'),
    labels: needs.has('labels'),
    operations: needs.has('operations') && view.operations === null,
    idle: needs.has('idle') && !view.idleNodes,
    'idle-edges': needs.has('idle-edges') && !view.idleEdges,
  }
  return EXTRAS.filter((need) => wanted[need])
}

const EXTRAS = ['latency', 'throughput', 'labels', 'operations', 'idle', 'idle-edges'] as const
