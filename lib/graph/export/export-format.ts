/** Text formats in which a drawn graph can leave the page (graph.md section 14). */
export type ExportFormat = 'svg' | 'mermaid' | 'dot' | 'json'

/** The file ending and the media type of each kind of file that the graph page writes. */
export const FILE_KINDS = {
  svg: { ending: 'svg', mediaType: 'image/svg+xml' },
  png: { ending: 'png', mediaType: 'image/png' },
  mermaid: { ending: 'mmd', mediaType: 'text/plain' },
  dot: { ending: 'dot', mediaType: 'text/vnd.graphviz' },
  json: { ending: 'json', mediaType: 'application/json' },
  csv: { ending: 'csv', mediaType: 'text/csv' },
} as const
export type FileKind = keyof typeof FILE_KINDS

/** Mermaid refuses to draw more unless the page that it stands in allows it. */
export const MERMAID_EDGES = 500
