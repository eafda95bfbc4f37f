import { formatDuration, parseDuration } from '@/lib/time/duration'
import {
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'

/** How many lines are offered. */
export const LINE_COUNTS = [100, 500, 1_000, 3_000, 5_000, 10_000, 25_000] as const
/** How far back, in seconds; without one only the number of lines limits. */
export const SINCES = [60, 300, 900, 3_600, 21_600, 86_400] as const

const MAX_SINCE = 30 * 86_400
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/

const asLines = createParser({
  parse: (text) => (LINE_COUNTS.some((count) => String(count) === text) ? Number(text) : null),
  serialize: String,
})

const asSince = createParser({
  parse: (text) => {
    const seconds = parseDuration(text)
    return seconds === undefined || seconds > MAX_SINCE ? null : seconds
  },
  serialize: formatDuration,
})

const asInstant = createParser({
  parse: (text) => (INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : null),
  serialize: (text: string) => text,
})

/** Everything of the Logs tab that a copied link must show. */
export const logViewParsers = {
  /** Names; empty: the newest ready one. */
  pod: parseAsArrayOf(parseAsString).withDefault([]),
  /** Names; empty: all that run as long as the pod. */
  containers: parseAsArrayOf(parseAsString).withDefault([]),
  /** Absent: the installation's default. */
  lines: asLines,
  /** Seconds. */
  since: asSince,
  /** The first lines from this instant on, instead of the newest. */
  from: asInstant,
  follow: parseAsBoolean.withDefault(false),
  previous: parseAsBoolean.withDefault(false),
  show: parseAsString.withDefault(''),
  hide: parseAsString.withDefault(''),
  mode: parseAsStringLiteral(['text', 'regex']).withDefault('text'),
  case: parseAsBoolean.withDefault(false),
  times: parseAsBoolean.withDefault(true),
  wrap: parseAsBoolean.withDefault(true),
  /** JSON lines as a table, a column for each key. */
  columns: parseAsBoolean.withDefault(false),
}

/** Writes the query string of a link to a Logs tab (`?…`), defaults left out. */
export const writeLogsLink = createSerializer({
  tab: parseAsStringLiteral(['logs']),
  pod: logViewParsers.pod,
  from: logViewParsers.from,
})

export type LogView = inferParserType<typeof logViewParsers>
