import type { NodeTraffic, Unit } from '@/lib/graph/model'
import type { EdgeRow, NodeRow } from '@/lib/graph/panel/prepare-table'
import { type CsvCell, writeCsv } from './write-csv'

type Cells<Row> = Readonly<Record<string, (row: Row) => CsvCell>>

const rateIn =
  (unit: Unit) =>
  (row: { readonly unit: Unit; readonly rate: number }): CsvCell =>
    row.unit === unit ? row.rate : null

/** Columns of the edges by the key of their title, which holds the unit. */
const EDGE_CELLS = {
  from: (row) => row.from,
  fromNamespace: (row) => row.fromNamespace,
  to: (row) => row.to,
  toNamespace: (row) => row.toNamespace,
  protocol: (row) => row.protocol,
  requests: rateIn('req/s'),
  messages: rateIn('msg/s'),
  bytes: rateIn('B/s'),
  errors: (row) => row.errorPercent,
  latency: (row) => row.latency?.ms,
  latencyAtLeast: (row) => (row.latency?.beyond === true ? 'yes' : null),
  throughput: (row) => row.bytesPerSecond,
  share: (row) => row.sharePercent,
  mtls: (row) => row.mtls.percent,
  health: (row) => row.health,
} as const satisfies Cells<EdgeRow>

const sumIn = (traffic: readonly NodeTraffic[], unit: Unit): CsvCell => {
  const parts = traffic.filter((part) => part.unit === unit)
  return parts.length === 0 ? null : parts.reduce((total, { rate }) => total + rate, 0)
}

const NODE_CELLS = {
  name: (row) => row.name,
  kind: (row) => row.kind,
  namespace: (row) => row.namespace,
  cluster: (row) => row.cluster,
  inRequests: (row) => sumIn(row.in, 'req/s'),
  inMessages: (row) => sumIn(row.in, 'msg/s'),
  inBytes: (row) => sumIn(row.in, 'B/s'),
  outRequests: (row) => sumIn(row.out, 'req/s'),
  outMessages: (row) => sumIn(row.out, 'msg/s'),
  outBytes: (row) => sumIn(row.out, 'B/s'),
  errors: (row) => row.errorPercent,
  health: (row) => row.health,
  flags: (row) => row.flags.join(' '),
} as const satisfies Cells<NodeRow>

export type CsvColumn = keyof typeof EDGE_CELLS | keyof typeof NODE_CELLS

/** The rows as they stand in the table, in their order: raw numbers, the units in the titles, an empty cell for the unknown. */
export function edgesCsv(rows: readonly EdgeRow[], title: (column: CsvColumn) => string): string {
  return csvOf(EDGE_CELLS, rows, title)
}

export function nodesCsv(rows: readonly NodeRow[], title: (column: CsvColumn) => string): string {
  return csvOf(NODE_CELLS, rows, title)
}

function csvOf<Row, Column extends CsvColumn>(
  cells: Readonly<Record<Column, (row: Row) => CsvCell>>,
  rows: readonly Row[],
  title: (column: CsvColumn) => string,
): string {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the keys of a record of its columns
  const columns = Object.keys(cells) as Column[]
  return writeCsv(
    columns.map(title),
    rows.map((row) => columns.map((column) => cells[column](row))),
  )
}
