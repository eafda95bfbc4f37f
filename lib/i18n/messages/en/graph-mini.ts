/** The card with the neighbours of one thing. */
export const graphMini = {
  title: 'Neighbours',
  open: 'Open node graph',
  openNamespace: 'Open graph',
  callers: 'Called by',
  callees: 'Calls',
  noCallers: 'No callers',
  noCallees: 'Calls nothing',
  edge: '{name}, {rate}, {status}',
  more: '{count, plural, one {# more} other {# more}}',
  empty: 'No traffic in the last {window}.',
  failed: 'The node graph could not be loaded: {message}',
  unasked: 'Nothing is loaded before it is asked for.',
  load: 'Load',
  status: {
    failure: 'failing',
    degraded: 'degraded',
    'not-ready': 'not ready',
    healthy: 'healthy',
    none: 'not rated',
  },
} as const
