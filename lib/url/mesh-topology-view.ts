import { type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { asSubsetOf } from './as-subset-of'

/** What of the topology can be left out. */
export const MESH_SHOWS = ['gateways', 'waypoints'] as const
export type MeshShow = (typeof MESH_SHOWS)[number]

/** What the topology of the Mesh page reads of its address, beside what the page reads (product.md 5.3). */
export const meshTopologyViewParsers = {
  view: parseAsStringLiteral(['graph', 'table']).withDefault('graph'),
  show: asSubsetOf(MESH_SHOWS).withDefault([...MESH_SHOWS]),
  /** Expressions (lib/topology/find): what is marked, and what is left out of drawing and table. */
  find: parseAsString.withDefault(''),
  hide: parseAsString.withDefault(''),
  /** Id of a component, a link or a frame. */
  sel: parseAsString,
  /** Of the table: a column, with `-` before it descending. */
  sort: parseAsString,
  panel: parseAsStringLiteral(['open', 'closed']).withDefault('open'),
}

export type MeshTopologyView = inferParserType<typeof meshTopologyViewParsers>
