/** Outlines on a 24 × 24 grid, in the path language that SVG and `Path2D` share. */
export interface Glyph {
  /** Drawn as a line, 2 wide, round caps. */
  readonly stroke?: string
  /** Filled. */
  readonly fill?: string
}

const LOCK_BODY = 'M7 10.5h10a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2z'

/** Every sign of the graph. The outlines of icons and badges are Tabler's (MIT), the locks are our own. */
export const GLYPHS = {
  app: { stroke: 'M4 4h6v6h-6zM14 4h6v6h-6zM4 14h6v6h-6zM14 14h6v6h-6z' },
  workload: { stroke: 'M12 3l8 4.5v9l-8 4.5l-8-4.5v-9zM12 12l8-4.5M12 12v9M12 12l-8-4.5' },
  service: { stroke: 'M3 15h6v6h-6zM15 15h6v6h-6zM9 3h6v6h-6zM6 15v-1a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v1M12 9v3' },
  entry: {
    stroke:
      'M6.657 18c-2.572 0-4.657-2.007-4.657-4.483c0-2.475 2.085-4.482 4.657-4.482c.393-1.762 1.794-3.2 3.675-3.773c1.88-.572 3.956-.193 5.444 1c1.488 1.19 2.162 3.007 1.77 4.769h.99c1.913 0 3.464 1.56 3.464 3.486c0 1.927-1.551 3.487-3.465 3.487z',
  },
  operation: {
    stroke:
      'M7 4a2 2 0 0 0-2 2v3a2 3 0 0 1-2 3a2 3 0 0 1 2 3v3a2 2 0 0 0 2 2M17 4a2 2 0 0 1 2 2v3a2 3 0 0 0 2 3a2 3 0 0 0-2 3v3a2 2 0 0 1-2 2',
  },
  unknown: { stroke: 'M8 8a3.5 3 0 0 1 3.5-3h1a3.5 3 0 0 1 3.5 3a3 3 0 0 1-2 3a3 4 0 0 0-2 4M12 19v.01' },
  group: { stroke: 'M12 4l-8 4l8 4l8-4zM4 12l8 4l8-4M4 16l8 4l8-4' },
  egress: {
    stroke: 'M14 8v-2a2 2 0 0 0-2-2h-7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7a2 2 0 0 0 2-2v-2M9 12h12l-3-3M18 15l3-3',
  },
  addresses: { stroke: 'M5 9h14M5 15h14M11 4l-4 16M17 4l-4 16' },
  gateway: {
    stroke:
      'M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0M3.6 9h16.8M3.6 15h16.8M11.5 3a17 17 0 0 0 0 18M12.5 3a17 17 0 0 1 0 18',
  },
  waypoint: {
    stroke:
      'M9 11a3 3 0 1 0 6 0a3 3 0 0 0-6 0M17.657 16.657l-4.243 4.243a2 2 0 0 1-2.827 0l-4.244-4.243a8 8 0 1 1 11.314 0',
  },
  key: {
    stroke:
      'M16.555 3.843l3.602 3.602a2.877 2.877 0 0 1 0 4.069l-2.643 2.643a2.877 2.877 0 0 1-4.069 0l-.301-.301l-6.558 6.558a2 2 0 0 1-1.239.578l-.175.008h-1.172a1 1 0 0 1-.993-.883l-.007-.117v-1.172a2 2 0 0 1 .467-1.284l.119-.13l.414-.414h2v-2h2v-2l2.144-2.144l-.301-.301a2.877 2.877 0 0 1 0-4.069l2.643-2.643a2.877 2.877 0 0 1 4.069 0M15 9h.01',
  },
  'control-plane': {
    stroke:
      'M2 20a2.4 2.4 0 0 0 2 1a2.4 2.4 0 0 0 2-1a2.4 2.4 0 0 1 2-1a2.4 2.4 0 0 1 2 1a2.4 2.4 0 0 0 2 1a2.4 2.4 0 0 0 2-1a2.4 2.4 0 0 1 2-1a2.4 2.4 0 0 1 2 1a2.4 2.4 0 0 0 2 1a2.4 2.4 0 0 0 2-1M4 18l-1-3h18l-1 3M11 12h7l-7-9v9M8 7l-2 5',
  },
  'data-plane': {
    stroke:
      'M3 7a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v2a3 3 0 0 1-3 3h-12a3 3 0 0 1-3-3v-2M3 15a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v2a3 3 0 0 1-3 3h-12a3 3 0 0 1-3-3l0-2M7 8l0 .01M7 16l0 .01M11 8h6M11 16h6',
  },
  ztunnel: { stroke: 'M5 21h14a2 2 0 0 0 2-2v-7a9 9 0 0 0-18 0v7a2 2 0 0 0 2 2M8 21v-9a4 4 0 1 1 8 0v9' },
  kubernetes: {
    stroke:
      'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M10 12a2 2 0 1 0 4 0a2 2 0 1 0-4 0M12 14l0 7M10 12l-6.75-2M14 12l6.75-2',
  },
  metrics: { stroke: 'M4 19l16 0M4 15l4-6l4 2l4-5l4 4' },
  traces: { stroke: 'M3 5h9M8 10h8M11 15h9M16 20h5' },
  dashboards: {
    stroke:
      'M5 4h4a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1M5 16h4a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1M15 12h4a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1M15 4h4a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-4a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1',
  },
  pharos: { stroke: 'M12 3l2 3l2 15h-8l2-15l2-3M8 9l8 0M3 11l2-2l-2-2M21 11l-2-2l2-2' },
  component: {
    stroke:
      'M4 7h3a1 1 0 0 0 1-1v-1a2 2 0 0 1 4 0v1a1 1 0 0 0 1 1h3a1 1 0 0 1 1 1v3a1 1 0 0 0 1 1h1a2 2 0 0 1 0 4h-1a1 1 0 0 0-1 1v3a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-1a2 2 0 0 0-4 0v1a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1h1a2 2 0 0 0 0-4h-1a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1',
  },
  root: { stroke: 'M4 12h15M13 18l6-6M13 6l6 6' },
  routing: { stroke: 'M21 17h-8l-3.5-5h-6.5M21 7h-8l-3.495 5M18 10l3-3l-3-3M18 20l3-3l-3-3' },
  fault: {
    stroke:
      'M12 8v5M12 17v.01M10.4 3.6l-8.1 13.5a1.9 1.9 0 0 0 1.6 2.9h16.2a1.9 1.9 0 0 0 1.6-2.9l-8.1-13.5a1.9 1.9 0 0 0-3.2 0',
  },
  mirroring: { stroke: 'M8 8h12v12h-12zM4 16v-11a1 1 0 0 1 1-1h11' },
  breaker: { fill: 'M13 2.5v7.5h6.5l-8.5 11.5v-7.5h-6.5z' },
  'workload-entry': {
    stroke:
      'M3 7a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v2a3 3 0 0 1-3 3h-12a3 3 0 0 1-3-3zM3 15a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v2a3 3 0 0 1-3 3h-12a3 3 0 0 1-3-3zM7 8v.01M7 16v.01',
  },
  'out-of-mesh': {
    stroke:
      'M20 16l-4 4M7 12l5 5l-1.5 1.5a3.536 3.536 0 1 1-5-5zM17 12l-5-5l1.5-1.5a3.536 3.536 0 1 1 5 5zM3 21l2.5-2.5M18.5 5.5l2.5-2.5M10 11l-2 2M13 14l-2 2M16 16l4 4',
  },
  dead: { stroke: 'M20.042 16.045a9 9 0 0 0-12.087-12.087m-2.318 1.677a9 9 0 1 0 12.725 12.73M3 3l18 18' },
  'status-failure': { stroke: 'M7 7l10 10M17 7l-10 10' },
  'status-degraded': { stroke: 'M12 5v8M12 18.5v.01' },
  'status-not-ready': { stroke: 'M9 7v10M15 7v10' },
  'lock-closed': { fill: LOCK_BODY, stroke: 'M8 10.5v-3.5a4 4 0 0 1 8 0v3.5' },
  'lock-half': { fill: LOCK_BODY, stroke: 'M8 10.5v-4.5a4 4 0 0 1 7.8-1.3' },
  'lock-open': { stroke: `${LOCK_BODY}M8 10.5v-5a4 4 0 0 1 7.6-1.8` },
} as const satisfies Readonly<Record<string, Glyph>>

export type GlyphName = keyof typeof GLYPHS
