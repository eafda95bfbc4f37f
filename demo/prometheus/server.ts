import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { type Active, ofKind } from '../admin/fault-board'
import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import type { CallRecorder } from '../http/recorder'
import { type Exchange, type RunningServer, serve, type ServeOptions } from '../http/serve'
import type { SeriesSource } from '../series-source'
import { BrokenSource } from './broken/broken-source'
import { phaseOf, restartedMs } from './broken/restart'
import { MAX_VALUES } from './evaluation'
import { nativeSource } from './native-source'
import { Parameters } from './parameters'
import { QueryError } from './query-error'
import { type Answer, type Engine, instantQuery, rangeQuery } from './query-endpoints'
import { listLabels, listLabelValues, listSeries } from './series-endpoints'
import { SeriesIndex } from './series-index'
import * as status from './status-endpoints'

export interface PrometheusOptions {
  readonly source: SeriesSource
  /** Whose rules of ranges and patterns hold: those of Prometheus 2 (2.42) or 3. */
  readonly rules: '2' | '3'
  /** Serves the durations of requests as native histograms, and no classic ones of them. */
  readonly nativeHistograms?: boolean
  readonly port: number
  /** Absent: without encryption. */
  readonly tls?: ServeOptions['tls']
  readonly clock: DemoClock
  readonly recorder: CallRecorder
  readonly faults?: () => readonly HttpFault[]
  /** What is wrong with its samples and answers; the same array until that changes. Absent: nothing ever is. */
  readonly broken?: () => readonly Active[]
}

type Endpoint = (engine: Engine, parameters: Parameters) => Answer

const ENDPOINTS: ReadonlyMap<string, { readonly form?: true; readonly run: Endpoint }> = new Map<
  string,
  { readonly form?: true; readonly run: Endpoint }
>([
  ['query', { form: true, run: instantQuery }],
  ['query_range', { form: true, run: rangeQuery }],
  ['series', { form: true, run: listSeries }],
  ['labels', { form: true, run: listLabels }],
  ['metadata', { run: status.metadata }],
  ['targets', { run: status.targets }],
  ['rules', { run: status.rules }],
  ['alerts', { run: status.alerts }],
  ['status/config', { run: status.config }],
  ['status/flags', { run: status.flags }],
  ['status/buildinfo', { run: status.buildInfo }],
  ['status/runtimeinfo', { run: status.runtimeInfo }],
  ['status/tsdb', { run: status.tsdb }],
])

const NOTHING: readonly Active[] = []
/** As Thanos says it when one of its stores is away. */
const PARTIAL = [
  'fetch series for {prometheus="other"} store-1:10901: rpc error: code = Unavailable desc = no such host',
]
const PLAIN = { 'content-type': 'text/plain; charset=utf-8' }
const STATUS = { bad_data: 400, execution: 422, timeout: 503 } as const
const compress = promisify(gzip)

/** Serves the HTTP API of Prometheus over a source of series. */
export function startPrometheus(options: PrometheusOptions): Promise<RunningServer> {
  const { source: sound, rules, nativeHistograms = false, broken = () => NOTHING, ...server } = options
  const source = new BrokenSource(sound, broken)
  const bornMs = sound.nowMs() - sound.historyMs
  const classic = { source, index: new SeriesIndex(source) }
  const native = nativeSource(source)
  const engine: Engine = {
    rules,
    ...(nativeHistograms ? { source: native, index: new SeriesIndex(native), classic } : classic),
    get maxValues() {
      return Math.min(MAX_VALUES, ...ofKind(broken(), 'limit').map(({ values }) => values))
    },
    get startedMs() {
      return restartedMs(broken()) ?? bornMs
    },
  }
  const handle = async (exchange: Exchange): Promise<void> => {
    const phase = phaseOf(broken(), server.clock.now())
    if (phase === 'refuses') exchange.response.destroy()
    else if (phase === 'replays') replay(exchange)
    else await answer(engine, exchange, ofKind(broken(), 'partial').length > 0 ? PARTIAL : [])
  }
  return serve({ ...server, name: 'prometheus', handle })
}

/** While it reads its log it tells how far it is, and nothing else. */
function replay({ response, url }: Exchange): void {
  if (url.pathname === '/-/healthy') response.writeHead(200, PLAIN).end('Prometheus Server is Healthy.\n')
  else if (url.pathname === '/api/v1/status/walreplay') {
    const data = { min: 0, max: 12, current: 7 }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status: 'success', data }))
  } else response.writeHead(503, { ...PLAIN, 'x-prometheus-stopping': 'false' }).end('Service Unavailable')
}

async function answer(engine: Engine, exchange: Exchange, warnings: readonly string[]): Promise<void> {
  const { request, response, url } = exchange
  const method = request.method ?? ''
  const plain = (code: number, text: string): void => {
    response.writeHead(code, PLAIN).end(text)
  }
  if (url.pathname === '/-/healthy') {
    plain(200, 'Prometheus Server is Healthy.\n')
    return
  }
  if (url.pathname === '/-/ready') {
    plain(200, 'Prometheus Server is Ready.\n')
    return
  }
  const endpoint = findEndpoint(url.pathname)
  if (endpoint === undefined) {
    plain(404, '404 page not found\n')
    return
  }
  const form = method === 'POST' && endpoint.form === true
  if (method !== 'GET' && !form) {
    plain(405, 'Method Not Allowed\n')
    return
  }
  const { code, body } = run(endpoint.run, engine, {
    parameters: parametersOf(exchange, form),
    warnings: endpoint.form === true ? warnings : [],
  })
  response.setHeader('content-type', 'application/json')
  if (!wantsGzip(request.headers['accept-encoding'])) {
    response.writeHead(code).end(body)
    return
  }
  response.setHeader('content-encoding', 'gzip')
  response.writeHead(code).end(await compress(body, { level: constants.Z_BEST_SPEED }))
}

function findEndpoint(path: string): { readonly form?: true; readonly run: Endpoint } | undefined {
  const label = /^\/api\/v1\/label\/([^/]*)\/values$/.exec(path)?.[1]
  if (label === undefined) return path.startsWith('/api/v1/') ? ENDPOINTS.get(path.slice('/api/v1/'.length)) : undefined
  return { run: (engine, parameters) => listLabelValues(engine, parameters, decoded(label)) }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new QueryError('bad_data', `invalid label name: "${segment}"`)
  }
}

/** A form's values come before those of the address. */
function parametersOf({ request, url, body }: Exchange, form: boolean): Parameters {
  const isForm = form && /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
  const own = isForm ? [...new URLSearchParams(body.toString('utf8'))] : []
  return new Parameters(new URLSearchParams([...own, ...url.searchParams]))
}

interface Question {
  readonly parameters: Parameters
  readonly warnings: readonly string[]
}

function run(endpoint: Endpoint, engine: Engine, { parameters, warnings }: Question): { code: number; body: string } {
  try {
    const { data, truncated = false } = endpoint(engine, parameters)
    const all = truncated ? [...warnings, 'results truncated due to limit'] : warnings
    const warned = all.length === 0 ? '' : `,"warnings":${JSON.stringify(all)}`
    return { code: 200, body: `{"status":"success","data":${data}${warned}}` }
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const { errorType, message } = error
    return { code: STATUS[errorType], body: JSON.stringify({ status: 'error', errorType, error: message }) }
  }
}

function wantsGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((coding) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(coding))
}
