import { HEALTH_STATUSES } from '@/lib/health/summarise-health'
import { COLUMN_IDS } from '@/lib/lists/columns'
import { MTLS_MODES } from '@/lib/mesh/namespace-mtls'
import { CONFIG_STATUSES, MODES } from '@/lib/lists/model'
import { MANAGING_TOOLS } from '@/lib/config-objects/object-manager'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import { GROUPINGS } from '@/lib/lists/group-rows'
import { parseLabelTerm, printLabelTerm } from '@/lib/lists/label-filter'
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { graphViewParsers } from './graph-view'

const MAX_VALUES = 50
const MAX_LENGTH = 253

function asWords(isKnown: (word: string) => boolean = () => true) {
  return createParser<readonly string[]>({
    parse: (text) => {
      const words = [...new Set(text.split(','))].filter((word) => word !== '')
      const good = words.every((word) => word.length <= MAX_LENGTH && isKnown(word))
      return good && words.length > 0 && words.length <= MAX_VALUES ? words : null
    },
    serialize: (words) => words.join(','),
    eq: (a, b) => a.join() === b.join(),
  })
}

function asOneOf(words: readonly string[]) {
  return asWords((word) => words.includes(word)).withDefault([])
}

/** Conditions on labels, separated by semicolons, since a condition may hold a comma. */
const asLabels = createParser<readonly string[]>({
  parse: (text) => {
    const terms = text.split(';').map(parseLabelTerm)
    const good = terms.filter((term) => term !== undefined)
    return good.length === terms.length && terms.length <= MAX_VALUES ? good.map(printLabelTerm) : null
  },
  serialize: (terms) => terms.join(';'),
  eq: (a, b) => a.join(';') === b.join(';'),
})

const { namespaces, cluster, duration, at, refresh } = graphViewParsers

/** Everything of a list that a copied link must show. A filter that a list does not have is kept and ignored. */
export const listViewParsers = {
  namespaces,
  cluster,
  duration,
  at,
  refresh,
  q: parseAsString.withDefault(''),
  /** A column (`health`), or with a minus before it the other way round; absent: worst health first. */
  sort: parseAsString,
  /** Columns in their order; empty: those of the list. */
  cols: asOneOf(COLUMN_IDS),
  health: asOneOf(HEALTH_STATUSES),
  type: asWords().withDefault([]),
  /** Of services what they are; of configuration the kind by its id. */
  kind: asOneOf(['kubernetes', 'external', 'mesh-internal', ...CONFIG_KINDS]),
  mode: asOneOf(MODES),
  mesh: asOneOf(['in', 'out']),
  config: asWords().withDefault([]),
  app: asOneOf(['yes', 'no']),
  version: asOneOf(['yes', 'no']),
  split: asOneOf(['yes', 'no']),
  revision: asWords().withDefault([]),
  mtls: asOneOf(MTLS_MODES),
  status: asOneOf(CONFIG_STATUSES),
  code: asWords().withDefault([]),
  managed: asOneOf([...MANAGING_TOOLS, 'none']),
  /** Of configuration: under what the rows stand together. */
  group: parseAsStringLiteral(GROUPINGS).withDefault('none'),
  /** Conditions on labels as text (lib/lists/label-filter). */
  labels: asLabels.withDefault([]),
  labelop: parseAsStringLiteral(['and', 'or']).withDefault('and'),
}

export type ListView = inferParserType<typeof listViewParsers>

/** Reads the view out of a query string or of Next's `searchParams`; bad values become defaults. */
export const readListView = createLoader(listViewParsers)

/** Writes the query string of a view (`?…`, or empty), defaults left out. */
export const writeListView = createSerializer(listViewParsers)

/** What rows hold beside what the cluster tells: everything, or nothing that takes a question to the metric store. */
export const ALL_FIELDS = 'health,traffic,config'
export type ListFields = typeof ALL_FIELDS | 'none'

/** The parameters of `GET /api/workloads` and its like: names and lists in a fixed order, so that equal questions are equal. */
export function listApiParams(
  { namespaces: chosen, cluster: only, duration: seconds, at: end }: Scope,
  fields: ListFields,
): URLSearchParams {
  const params = new URLSearchParams()
  const names = [...new Set(chosen)].sort()
  if (names.length > 0 && !names.includes('*')) params.set('namespaces', names.join(','))
  if (only !== null) params.set('cluster', only)
  params.set('duration', `${seconds}s`)
  if (end !== null) params.set('at', String(end))
  params.set('fields', fields)
  return params
}

type Scope = Pick<ListView, 'namespaces' | 'cluster' | 'duration' | 'at'>
