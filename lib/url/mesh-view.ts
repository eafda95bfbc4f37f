import { type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import { graphViewParsers } from './graph-view'

/** The tabs of the Mesh page (product.md 5.3). */
export const MESH_TABS = ['topology', 'sources', 'proxies', 'certificates', 'revisions', 'mtls'] as const
export type MeshTab = (typeof MESH_TABS)[number]

const { duration, at, refresh } = graphViewParsers

/** What the Mesh page reads of its address, whichever tab is open. Each tab has its own parameters beside these. */
export const meshViewParsers = {
  tab: parseAsStringLiteral(MESH_TABS),
  duration,
  at,
  refresh,
}

export type MeshView = inferParserType<typeof meshViewParsers>
