import type { TrafficNode } from './traffic-graph'

type Given = Pick<TrafficNode, 'id' | 'kind' | 'cluster' | 'namespace'> & Partial<TrafficNode>

/** A node with what is given; everything else is not known yet. */
export function makeNode(given: Given): TrafficNode {
  return {
    workload: null,
    app: null,
    version: null,
    service: null,
    operation: null,
    entry: null,
    group: null,
    flags: new Set(),
    services: [],
    principals: [],
    ingressWaypoint: false,
    badges: null,
    health: null,
    labels: null,
    ...given,
  }
}
