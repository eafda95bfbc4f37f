import { PROXY_ISSUES } from '@/lib/control-plane/proxies/filter-proxies'
import { type inferParserType, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'

/** What the tab about proxies of the Mesh page reads of its address, beside what the page reads. */
export const meshProxiesViewParsers = {
  /** Words that the names contain. */
  q: parseAsString.withDefault(''),
  /** Any of these. */
  only: parseAsArrayOf(parseAsStringLiteral(PROXY_ISSUES)).withDefault([]),
  version: parseAsArrayOf(parseAsString).withDefault([]),
  ns: parseAsString,
  revision: parseAsString,
  /** A column, with `-` before it descending. */
  sort: parseAsString,
}

export type MeshProxiesView = inferParserType<typeof meshProxiesViewParsers>

/** The tab about proxies with these of them, below the base path. */
export function proxiesHref(of: {
  readonly revision?: string
  readonly namespace?: string
  readonly restart: boolean
}): string {
  const query = new URLSearchParams({ tab: 'proxies' })
  if (of.restart) query.set('only', 'restart')
  if (of.namespace !== undefined) query.set('ns', of.namespace)
  if (of.revision !== undefined) query.set('revision', of.revision)
  return `/mesh?${query.toString()}`
}
