import { type inferParserType, parseAsString } from 'nuqs/server'

/** What the Certificates tab of the Mesh page reads of its address, beside what the page reads. */
export const meshCertificatesViewParsers = {
  /** Of the table of roots: a column, with `-` before it descending. */
  sort: parseAsString,
}

export type MeshCertificatesView = inferParserType<typeof meshCertificatesViewParsers>
