import { type inferParserType, parseAsString } from 'nuqs/server'

/** What the tab about revisions of the Mesh page reads of its address, beside what the page reads. */
export const meshRevisionsViewParsers = {
  /** Words that the names of namespaces and revisions contain. */
  q: parseAsString.withDefault(''),
  /** Of the namespaces: a column, with `-` before it descending. */
  sort: parseAsString,
}

export type MeshRevisionsView = inferParserType<typeof meshRevisionsViewParsers>
