import { SCATTER_MEASURES } from '@/lib/tracing/scatter-model'
import { parsePercentile } from '@/lib/tracing/percentile'
import { parseSpanDuration } from '@/lib/tracing/span-duration'
import { parseTags } from '@/lib/tracing/tag-query'
import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { formatDuration } from '@/lib/time/duration'
import { graphViewParsers } from './graph-view'

const { namespaces, duration, at, refresh } = graphViewParsers

/** A text that stays as it was written, if it can be read. */
function readable(canBeRead: (text: string) => boolean) {
  return createParser({ parse: (text) => (canBeRead(text) ? text : null), serialize: (text: string) => text })
}
const asSpanDuration = readable((text) => parseSpanDuration(text) !== undefined)
const asLeastDuration = readable((text) => (parsePercentile(text) ?? parseSpanDuration(text)) !== undefined)
const asTags = readable((text) => parseTags(text).ok)
const asLimit = createParser({
  parse: (text) => {
    const limit = parseAsInteger.parse(text)
    return limit !== null && limit >= 10 && limit <= 1000 ? limit : null
  },
  serialize: String,
})

/** What is searched for; the names are those of `GET /api/traces`. */
export const traceSearchParsers = {
  service: parseAsString,
  operation: parseAsString,
  tags: asTags.withDefault(''),
  /** Of one span; the least one may be a percentile of the metrics (`p90`). */
  min: asLeastDuration,
  max: asSpanDuration,
  errors: parseAsBoolean.withDefault(false),
  /** Absent: the installation's default. */
  limit: asLimit,
  /** How what was found is shown. */
  view: parseAsStringLiteral(['scatter', 'list']).withDefault('scatter'),
  y: parseAsStringLiteral(SCATTER_MEASURES).withDefault('duration'),
  /** Of what was found only that in which these words stand. */
  q: parseAsString.withDefault(''),
}

export const tracesViewParsers = { namespaces, duration, at, refresh, ...traceSearchParsers }
export type TracesView = inferParserType<typeof tracesViewParsers>
export type TraceSearchView = inferParserType<typeof traceSearchParsers>

/** Writes the query string of the traces page (`?…`, or empty), defaults left out. */
export const writeTracesView = createSerializer(tracesViewParsers)

/** What the page of one trace shows. */
export const traceViewParsers = {
  /** Id of the selected span. */
  span: parseAsString,
  view: parseAsStringLiteral(['waterfall', 'services']).withDefault('waterfall'),
  /** Ids of the spans whose children are not shown. */
  fold: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
}

/** The query of `GET /api/traces`, besides whose traces are meant. */
export function tracesApiParams(view: Omit<TracesView, 'namespaces' | 'refresh'>): URLSearchParams {
  const { service, operation, tags, min, max, errors, limit, duration: seconds, at: end } = view
  const query = new URLSearchParams({ duration: formatDuration(seconds) })
  const given = {
    service,
    operation,
    tags: tags === '' ? null : tags,
    min,
    max,
    errors: errors || null,
    limit,
    at: end,
  }
  for (const [name, value] of Object.entries(given)) if (value !== null) query.set(name, String(value))
  return query
}
