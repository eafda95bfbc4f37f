import type { GraphRequest } from '../model'

/** What `GET /api/graph` means where a parameter is absent; `scope` and `at` have no default of their own. */
export const DEFAULT_REQUEST: Omit<GraphRequest, 'scope' | 'at'> = {
  cluster: null,
  durationSeconds: 600,
  type: 'versioned-app',
  services: true,
  http: 'requests',
  grpc: 'requests',
  tcp: 'sent',
  ambient: 'total',
  reporter: 'client',
  waypoints: false,
  idleEdges: false,
  idleNodes: false,
  labels: false,
  latency: 'none',
  throughput: 'none',
  operations: null,
  boxes: ['namespace', 'cluster'],
  expand: [],
  budget: { nodes: 500, edges: 2_000 },
}
