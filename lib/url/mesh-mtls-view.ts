import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** What the tab about mutual TLS of the Mesh page reads of its address, beside what the page reads. */
export const meshMtlsViewParsers = {
  /** What a row of the first table is. */
  by: parseAsStringLiteral(['namespace', 'workload']).withDefault('namespace'),
  /** Of the first table: a column, with `-` before it descending. */
  sort: parseAsString,
  /** Words that the names contain. */
  q: parseAsString.withDefault(''),
}

export type MeshMtlsView = inferParserType<typeof meshMtlsViewParsers>
