/** How large the mesh is and how often each thing is measured. */
export interface Size {
  readonly name: 'full' | 'quick'
  /** Each in two versions, which are workloads of their own. */
  readonly services: number
  readonly namespaces: number
  /** Calls from one workload to one service; each version that answers is an edge. */
  readonly calls: number
  /** Namespaces that the graphs show: one, some, all. */
  readonly scopes: readonly [number, number, number]
  readonly rounds: number
  /** Graphs asked for after the measurements, to see whether memory stays flat. */
  readonly more: number
  /** Of the page of the mesh, each half a minute after the one before. */
  readonly refreshes: number
}

/** `full`: 100 namespaces × 10 workloads, some 5,000 edges, 20,000 series of requests. */
export const SIZES = {
  full: {
    name: 'full',
    services: 500,
    namespaces: 100,
    calls: 3300,
    scopes: [1, 10, 100],
    rounds: 5,
    more: 200,
    refreshes: 4,
  },
  quick: {
    name: 'quick',
    services: 50,
    namespaces: 10,
    calls: 330,
    scopes: [1, 3, 10],
    rounds: 3,
    more: 40,
    refreshes: 2,
  },
} as const satisfies Readonly<Record<Size['name'], Size>>

export const WINDOW_SECONDS = 60

export function namespaceNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `team-${String(index).padStart(3, '0')}`)
}
