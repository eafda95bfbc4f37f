import { compareText } from '@/lib/std/compare-text'
import type { StoredSeries } from '../series-source'
import type { Matcher } from './expression'
import { compareEntries, LabelSet, METRIC_NAME } from './label-set'
import type { Parameters } from './parameters'
import { parseSeriesSelector } from './parse'
import { QueryError } from './query-error'
import type { Answer, Engine } from './query-endpoints'

const PROBE_MS = 5 * 60_000

/** `/api/v1/series` */
export function listSeries(engine: Engine, parameters: Parameters): Answer {
  if (parameters.all('match[]').length === 0) throw new QueryError('bad_data', 'no match[] parameter provided')
  const isLive = liveness(engine, parameters)
  const found = matchingSeries(engine, parameters)
    .filter(isLive)
    .map(({ labels }) => new LabelSet(labels).entries())
    .sort(compareEntries)
  return limited(
    found.map((entries) => Object.fromEntries(entries)),
    parameters,
  )
}

/** `/api/v1/labels` */
export function listLabels(engine: Engine, parameters: Parameters): Answer {
  return distinct(engine, parameters, ({ labels }) => Object.keys(labels))
}

/** `/api/v1/label/{name}/values` */
export function listLabelValues(engine: Engine, parameters: Parameters, label: string): Answer {
  const valid = engine.rules === '3' ? label !== '' : /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label)
  if (!valid) throw new QueryError('bad_data', `invalid label name: "${label}"`)
  if (label === METRIC_NAME && parameters.timeMs('start') === undefined && parameters.timeMs('end') === undefined) {
    const names = selections(engine, parameters).flatMap((matchers) => engine.index.names(matchers))
    return limited([...new Set(names)].sort(compareText), parameters)
  }
  return distinct(engine, parameters, ({ labels }) => new LabelSet(labels).get(label) || [])
}

/** What the series have, each once, sorted. A series is looked at for life only when it would add something. */
function distinct(
  engine: Engine,
  parameters: Parameters,
  partsOf: (series: StoredSeries) => string | string[],
): Answer {
  const found = new Set<string>()
  const isLive = liveness(engine, parameters)
  for (const series of matchingSeries(engine, parameters)) {
    const fresh = [partsOf(series)].flat().filter((part) => !found.has(part))
    if (fresh.length > 0 && isLive(series)) for (const part of fresh) found.add(part)
  }
  return limited([...found].sort(compareText), parameters)
}

/** The series of all `match[]` parameters together, each once; all there are without one. */
function matchingSeries(engine: Engine, parameters: Parameters): StoredSeries[] {
  return [...new Set(selections(engine, parameters).flatMap((matchers) => engine.index.select(matchers)))]
}

function selections({ rules }: Engine, parameters: Parameters): readonly (readonly Matcher[])[] {
  const texts = parameters.all('match[]')
  return texts.length === 0 ? [[]] : texts.map((text) => parseSeriesSelector({ text, rules }).matchers)
}

/** Whether a series has a sample between `start` and `end`. It looks backwards, as most series live until now. */
function liveness({ source }: Engine, parameters: Parameters): (series: StoredSeries) => boolean {
  const [start, end] = [parameters.timeMs('start'), parameters.timeMs('end')]
  if (start === undefined && end === undefined) return () => true
  const nowMs = source.nowMs()
  const before = Math.max(start ?? -Infinity, nowMs - source.historyMs) - 1
  return (series) => {
    let to = Math.min(end ?? nowMs, nowMs)
    for (let length = PROBE_MS; to > before; length *= 2) {
      const from = Math.max(before, to - length)
      if (series.samples(from, to).times.length > 0) return true
      to = from
    }
    return false
  }
}

function limited(items: readonly unknown[], parameters: Parameters): Answer {
  const limit = parameters.limit()
  return { data: JSON.stringify(items.slice(0, limit)), truncated: items.length > limit }
}
