import type { Protocol, Status } from '@/lib/graph/model'
import type { GraphView } from '@/lib/url/graph-view'
import type { EdgeRow, NodeRow } from './prepare-table'

/** What the table is narrowed to. Empty lists and an empty text hide nothing. */
export type RowFilter = Pick<GraphView, 'q' | 'health' | 'protocol'>

/** The edges whose ends or namespaces contain the text, of one of the protocols, with one of the health words. */
export function filterEdges(rows: readonly EdgeRow[], filter: RowFilter): readonly EdgeRow[] {
  return rows.filter(
    (row) =>
      hasText(filter, [row.from, row.fromNamespace, row.to, row.toNamespace]) &&
      hasHealth(filter, row.health) &&
      hasProtocol(filter, [row.protocol]),
  )
}

/** The nodes whose name or namespace contains the text, with traffic of one of the protocols and one of the health words. */
export function filterNodes(rows: readonly NodeRow[], filter: RowFilter): readonly NodeRow[] {
  return rows.filter(
    (row) =>
      hasText(filter, [row.name, row.namespace, row.cluster]) &&
      hasHealth(filter, row.health) &&
      hasProtocol(
        filter,
        [...row.in, ...row.out].map((traffic) => traffic.protocol),
      ),
  )
}

function hasText({ q }: RowFilter, texts: readonly string[]): boolean {
  const wanted = q.trim().toLowerCase()
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))
}

function hasHealth({ health }: RowFilter, status: Status | null): boolean {
  return health.length === 0 || health.includes(status ?? 'not-rated')
}

function hasProtocol({ protocol }: RowFilter, protocols: readonly Protocol[]): boolean {
  return protocol.length === 0 || protocols.some((one) => protocol.includes(one))
}
