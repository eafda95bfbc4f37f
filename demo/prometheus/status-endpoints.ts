import type { ScrapeTarget } from '../series-source'
import { MAX_VALUES } from './evaluation'
import { LabelSet } from './label-set'
import type { Parameters } from './parameters'
import { type Answer, type Engine, QUERY_TIMEOUT_MS } from './query-endpoints'

const TOP = 10

function answer(data: unknown): Answer {
  return { data: JSON.stringify(data) }
}

/** `/api/v1/metadata` */
export function metadata({ source }: Engine, parameters: Parameters): Answer {
  const wanted = parameters.text('metric')
  const found = source.metadata().filter(({ name }) => wanted === '' || name === wanted)
  const limit = parameters.limit()
  return answer(
    Object.fromEntries(found.slice(0, limit).map(({ name, type, help }) => [name, [{ type, help, unit: '' }]])),
  )
}

/** `/api/v1/targets` */
export function targets(engine: Engine, parameters: Parameters): Answer {
  const active = parameters.text('state') === 'dropped' ? [] : engine.source.targets()
  return answer({
    activeTargets: active.map((target) => targetJson(engine, target)),
    droppedTargets: [],
    droppedTargetCounts: {},
  })
}

function targetJson({ source }: Engine, { job, instance, labels, health, lastError }: ScrapeTarget): object {
  const { scrapeIntervalMs } = source
  return {
    discoveredLabels: { __address__: instance, __metrics_path__: '/metrics', __scheme__: 'http', job },
    labels: { ...labels, instance, job },
    scrapePool: job,
    scrapeUrl: `http://${instance}/metrics`,
    globalUrl: `http://${instance}/metrics`,
    lastError,
    lastScrape: new Date(source.nowMs() - (source.nowMs() % scrapeIntervalMs)).toISOString(),
    lastScrapeDuration: 0.004,
    health,
    scrapeInterval: `${scrapeIntervalMs / 1000}s`,
    scrapeTimeout: `${scrapeIntervalMs / 1000}s`,
  }
}

/** `/api/v1/rules` and `/api/v1/alerts`: the demo has none. */
export const rules = (): Answer => answer({ groups: [] })
export const alerts = (): Answer => answer({ alerts: [] })

/** `/api/v1/status/config` */
export function config({ source }: Engine): Answer {
  const interval = `${source.scrapeIntervalMs / 1000}s`
  const jobs = [...new Set(source.targets().map(({ job }) => job))]
  const yaml = [
    `global:\n  scrape_interval: ${interval}\n  scrape_timeout: ${interval}\n  evaluation_interval: ${interval}\n`,
    'scrape_configs:\n',
    ...jobs.map(
      (job) => `- job_name: ${JSON.stringify(job)}\n  scrape_interval: ${interval}\n  metrics_path: /metrics\n`,
    ),
  ]
  return answer({ yaml: yaml.join('') })
}

/** `/api/v1/status/flags`: those that tell a client what it may ask for. */
export function flags(engine: Engine): Answer {
  return answer({
    'query.lookback-delta': '5m',
    'query.max-samples': String(engine.maxValues ?? MAX_VALUES),
    'query.timeout': `${QUERY_TIMEOUT_MS / 1000}s`,
    'storage.tsdb.retention.time': retention(engine),
    'web.enable-admin-api': 'false',
    'web.enable-remote-write-receiver': 'false',
  })
}

/** `/api/v1/status/buildinfo` */
export function buildInfo({ rules: version }: Engine): Answer {
  return answer({
    version: version === '2' ? '2.42.0' : '3.11.3',
    revision: 'demo',
    branch: 'demo',
    buildUser: '',
    buildDate: '',
    goVersion: '',
  })
}

/** `/api/v1/status/runtimeinfo` */
export function runtimeInfo(engine: Engine): Answer {
  const { source, startedMs = source.nowMs() - source.historyMs } = engine
  const started = new Date(startedMs).toISOString()
  return answer({
    startTime: started,
    CWD: '/prometheus',
    reloadConfigSuccess: true,
    lastConfigTime: started,
    corruptionCount: 0,
    goroutineCount: 1,
    GOMAXPROCS: 1,
    GOGC: '',
    GODEBUG: '',
    storageRetention: retention(engine),
  })
}

/** In the largest unit that divides it. */
function retention({ source }: Engine): string {
  const seconds = Math.round(source.historyMs / 1000)
  const [unit, length] = UNITS.find(([, each]) => seconds % each === 0) ?? ['s', 1]
  return `${seconds / length}${unit}`
}
const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const

/** `/api/v1/status/tsdb`: counts over all series. */
export function tsdb({ source }: Engine): Answer {
  const metrics = source.metricNames().map((name) => ({ name, value: source.series(name).length }))
  const values = new Map<string, Set<string>>()
  const pairs = new Map<string, number>()
  for (const { name: metric } of metrics) {
    for (const { labels } of source.series(metric)) {
      for (const [name, value] of new LabelSet(labels).entries()) {
        const known = values.get(name)
        if (known === undefined) values.set(name, new Set([value]))
        else known.add(value)
        pairs.set(`${name}=${value}`, (pairs.get(`${name}=${value}`) ?? 0) + 1)
      }
    }
  }
  const nowMs = source.nowMs()
  return answer({
    headStats: {
      numSeries: metrics.reduce((sum, { value }) => sum + value, 0),
      numLabelPairs: pairs.size,
      chunkCount: 0,
      minTime: nowMs - source.historyMs,
      maxTime: nowMs,
    },
    seriesCountByMetricName: top(metrics),
    labelValueCountByLabelName: top([...values].map(([name, { size }]) => ({ name, value: size }))),
    memoryInBytesByLabelName: [],
    seriesCountByLabelValuePair: top([...pairs].map(([name, value]) => ({ name, value }))),
  })
}

function top<T extends { readonly value: number }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => b.value - a.value).slice(0, TOP)
}
