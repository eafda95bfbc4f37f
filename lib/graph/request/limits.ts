/** Bounds of the request's numbers (graph.md, section 2). Seconds, except the drawing budget. */
export const REQUEST_LIMITS = {
  minDurationSeconds: 15,
  maxDurationSeconds: 30 * 86_400,
  /** How far `at` may lie ahead, so that small differences between clocks are no error. */
  maxAheadSeconds: 60,
  /** "Now" is floored to this, so that users who look at the same moment share an answer. */
  nowStepSeconds: 5,
  nodes: { min: 20, max: 2_000 },
  edges: { min: 50, max: 8_000 },
  /** Longest name of a cluster, workload, app or service; Kubernetes allows 253 characters, a label value 63. */
  nameLength: 253,
  /** Values of a classified request's label are free text. */
  operationLength: 1_024,
} as const

/** Bounds of the queries (graph.md, Q18); held by whoever sends them. */
export const QUERY_LIMITS = {
  answerBytes: 128 * 1024 * 1024,
  answerSeries: 200_000,
  queryMs: 15_000,
  graphMs: 20_000,
  parallel: 4,
} as const
