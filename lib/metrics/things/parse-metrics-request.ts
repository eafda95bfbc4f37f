import { REQUEST_LIMITS } from '@/lib/graph/request/limits'
import type { PharosError } from '@/lib/ports/pharos-error'
import { failed, ok, type Result } from '@/lib/std/result'
import { parseDuration } from '@/lib/time/duration'
import { atParameter } from '@/lib/url/at-parameter'
import { badParameter } from '@/lib/url/bad-parameter'
import { clusterParameter } from '@/lib/url/cluster-parameter'
import { durationParameter } from '@/lib/url/duration-parameter'
import { CHART_IDS, QUANTILES } from './charts'
import { DIRECTIONS, groupKey, type OwnGrouping } from './groupings'
import { DEFAULT_QUANTILES, DEFAULT_REPORTER, METRIC_REPORTERS, type MetricsRequest } from './metrics-request'
import type { MetricsTarget } from './metrics-target'

/** What the reader knows besides the query. */
export interface MetricsContext {
  /** Unix seconds of the metric store. */
  readonly now: number
  readonly defaultSeconds: number
  readonly groupings: readonly OwnGrouping[]
}

const MAX_KEYS = 3
const MAX_VALUES = 50

type Draft = { -readonly [K in keyof MetricsRequest]: MetricsRequest[K] }
type Read = (text: string, draft: Draft, context: MetricsContext) => boolean

/** In the order in which they are read: later ones may depend on earlier ones. */
const PARAMETERS: readonly (readonly [name: string, expected: string, read: Read])[] = [
  ['dir', 'in or out (of a service only in)', readDirection],
  ['cluster', clusterParameter.expected, readCluster],
  ['duration', durationParameter.expected, readDuration],
  ['at', 'unix seconds or RFC 3339, not later than now', readAt],
  ['by', `a comma list of at most ${MAX_KEYS} groupings that this direction has`, readBy],
  ['val', `GROUPING=VALUE of a grouping in by, at most ${MAX_VALUES} times`, readValue],
  ['q', `none or a comma list of ${QUANTILES.join(', ')}`, readQuantiles],
  ['avg', 'true or false', readAverage],
  ['reporter', METRIC_REPORTERS.join(', '), readReporter],
  ['charts', `a comma list of ${CHART_IDS.join(', ')}`, readCharts],
  ['step', 'a length of time such as 30s', readStep],
]

/**
 * Reads the query of `GET /api/metrics`. Absent parameters: inbound, the default window until now, not grouped, average and p95, the
 * direction's reporter, all charts.
 *
 * @returns or `bad_request`, whose `details.parameter` names the first bad one.
 */
export function parseMetricsRequest(
  thing: MetricsTarget,
  query: URLSearchParams,
  context: MetricsContext,
): Result<MetricsRequest, PharosError> {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.some(([known]) => known === name))
  if (unknown !== undefined) return failed(badParameter(unknown, `There is no parameter ${unknown}.`))
  const draft: Draft = {
    thing,
    direction: 'in',
    cluster: null,
    durationSeconds: context.defaultSeconds,
    at: Math.floor(context.now / REQUEST_LIMITS.nowStepSeconds) * REQUEST_LIMITS.nowStepSeconds,
    by: [],
    values: [],
    quantiles: DEFAULT_QUANTILES,
    average: true,
    reporter: DEFAULT_REPORTER.in,
    charts: CHART_IDS,
    stepSeconds: null,
  }
  for (const [name, expected, read] of PARAMETERS) {
    const texts = query.getAll(name)
    if (texts.length > 1 && name !== 'val') {
      return failed(badParameter(name, `The parameter ${name} is given more than once.`))
    }
    if (!texts.every((text) => read(text, draft, context))) {
      return failed(badParameter(name, `The parameter ${name} must be ${expected}.`))
    }
  }
  return ok(draft)
}

function readDirection(text: string, draft: Draft): boolean {
  const direction = DIRECTIONS.find((known) => known === text)
  // Nobody counts what a service sends: its workloads send.
  if (direction === undefined || (direction === 'out' && draft.thing.kind === 'service')) return false
  draft.direction = direction
  draft.reporter = DEFAULT_REPORTER[direction]
  return true
}

function readCluster(text: string, draft: Draft): boolean {
  const name = clusterParameter.parse(text)
  draft.cluster = name ?? null
  return name !== undefined
}

function readDuration(text: string, draft: Draft): boolean {
  const seconds = durationParameter.parse(text)
  draft.durationSeconds = seconds ?? 0
  return seconds !== undefined
}

function readAt(text: string, draft: Draft, { now }: MetricsContext): boolean {
  const at = atParameter.parse(text, now)
  if (at === undefined) return false
  draft.at = Math.floor(at)
  return true
}

function readBy(text: string, draft: Draft, { groupings }: MetricsContext): boolean {
  const words = text.split(',')
  const keys = words.map((word) => groupKey(word, draft.direction, groupings)).filter((key) => key !== undefined)
  draft.by = keys
  return keys.length === words.length && keys.length <= MAX_KEYS && new Set(words).size === words.length
}

function readValue(text: string, draft: Draft): boolean {
  const equals = text.indexOf('=')
  const [id, value] = [text.slice(0, equals), text.slice(equals + 1)]
  draft.values = [...draft.values, { id, value }]
  const known = equals > 0 && draft.by.some((key) => key.id === id)
  return known && value.length <= REQUEST_LIMITS.operationLength && draft.values.length <= MAX_VALUES
}

function readQuantiles(text: string, draft: Draft): boolean {
  const words = text === 'none' ? [] : text.split(',')
  draft.quantiles = QUANTILES.filter((name) => words.includes(name))
  return draft.quantiles.length === words.length
}

function readAverage(text: string, draft: Draft): boolean {
  draft.average = text === 'true'
  return text === 'true' || text === 'false'
}

function readReporter(text: string, draft: Draft): boolean {
  const reporter = METRIC_REPORTERS.find((known) => known === text)
  draft.reporter = reporter ?? draft.reporter
  return reporter !== undefined
}

function readCharts(text: string, draft: Draft): boolean {
  const words = text.split(',')
  draft.charts = CHART_IDS.filter((id) => words.includes(id))
  return draft.charts.length === words.length
}

function readStep(text: string, draft: Draft): boolean {
  draft.stepSeconds = parseDuration(text) ?? null
  return draft.stepSeconds !== null && draft.stepSeconds <= REQUEST_LIMITS.maxDurationSeconds
}
