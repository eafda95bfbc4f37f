import { createParser, type inferParserType, parseAsString } from 'nuqs/server'
import { metricsViewParsers } from './metrics-view'

const { q, avg, numbers, val } = metricsViewParsers

/** `none` is the empty list, so that it can be told from the default. */
const asLabels = createParser<string[]>({
  parse: (text) => (text === 'none' ? [] : text.split(',').filter((label) => label !== '')),
  serialize: (labels) => (labels.length === 0 ? 'none' : labels.join(',')),
  eq: (a, b) => a.join() === b.join(),
})

/** What a dashboard reads of the address, besides what its page reads. */
export const dashboardViewParsers = {
  q,
  avg,
  numbers,
  /** The labels that tell lines apart; absent: all that a chart names. */
  by: asLabels,
  /** `LABEL=VALUE`, any number of them. */
  val,
  /** The chart that is shown alone, by its place. */
  chart: parseAsString,
}

export type DashboardView = inferParserType<typeof dashboardViewParsers>
