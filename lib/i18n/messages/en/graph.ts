/** The graph page around the canvas: toolbar, side panel, table. */
export const graph = {
  title: 'Traffic graph',
} as const
