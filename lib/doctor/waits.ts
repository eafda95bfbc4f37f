const soon = (event: string): string => `Looked for as soon as ${event}.`

/** Why something cannot be looked at yet, by what it waits for. */
export const WAITS = {
  first: 'It is being asked for the first time.',
  metrics: soon('the metric store answers'),
  traces: soon('the trace store answers'),
  cluster: soon('the cluster can be read'),
  controlPlane: soon('a control plane is found'),
  requests: soon('requests were counted'),
} as const
