import { type Exchange, type RunningServer, serve } from '../http/serve'
import { namedTraces, type TraceSource } from '../jaeger/trace-source'
import type { TraceServerOptions } from '../traces/trace-server-options'
import type { Span, Trace } from '../traces/span'
import { toFound, toWire } from './to-wire'
import { BadQuery, parseTraceQl, type SpanFilter } from './trace-ql'

/** Names are those of this much of the past. */
const NAMES_MS = 60_000
/** A trace is found by any of its spans, and those begin a little after its first. */
const LONGEST_MS = 60_000
const STEP_MS = 10_000

/** Serves the HTTP API of Tempo 2.8, as far as a dashboard asks it, over a source of traces. */
export function startTempo({ source, ...server }: TraceServerOptions): Promise<RunningServer> {
  return serve({ ...server, name: 'tempo', handle: (exchange) => handle(source, exchange) })
}

function handle(source: TraceSource, { response, url }: Exchange): void {
  const text = (status: number, words: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words)
  }
  try {
    const answer = respond(source, url)
    if (answer === undefined) text(404, url.pathname.includes('/traces/') ? 'trace not found' : '404 page not found\n')
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    if (!(error instanceof BadQuery)) throw error
    text(400, `invalid TraceQL query: ${error.message}`)
  }
}

function respond(source: TraceSource, { pathname, searchParams }: URL): unknown {
  const tag = /^\/api\/v2\/search\/tag\/([^/]+)\/values$/.exec(pathname)?.[1]
  const id = /^\/api\/v2\/traces\/([0-9a-f]{1,32})$/i.exec(pathname)?.[1]
  if (tag !== undefined) return valuesOf(source, tag, searchParams.get('q') ?? '{}')
  if (id !== undefined) {
    const trace = source.trace(id.toLowerCase().padStart(32, '0'))
    return trace === undefined ? undefined : { trace: toWire(trace), status: 'COMPLETE', message: '' }
  }
  return pathname === '/api/search' ? search(source, searchParams) : undefined
}

function valuesOf(source: TraceSource, tag: string, query: string): unknown {
  const { matches } = parseTraceQl(query)
  const read = READ_TAG.get(tag)
  if (read === undefined) return { tagValues: [] }
  const spans = namedTraces(source, NAMES_MS).flat().filter(matches)
  return { tagValues: [...new Set(spans.map(read))].map((value) => ({ type: 'string', value })) }
}

const READ_TAG: ReadonlyMap<string, (span: Span) => string> = new Map([
  ['resource.service.name', (span: Span) => span.service],
  ['name', (span: Span) => span.operation],
])

function search(source: TraceSource, query: URLSearchParams): unknown {
  const number = (name: string, absent: number): number => {
    const text = query.get(name) ?? ''
    if (text !== '' && !/^\d{1,12}$/.test(text)) throw new BadQuery(`invalid ${name}: ${text}`)
    return text === '' ? absent : Number(text)
  }
  const toMs = number('end', source.newestMs() / 1000) * 1000
  const fromMs = number('start', toMs / 1000 - 900) * 1000
  if (fromMs >= toMs) throw new BadQuery('http parameter start must be before end')
  const { matches, newestFirst } = parseTraceQl(query.get('q') ?? '')
  const found = find(source, { matches, fromMs, toMs, limit: number('limit', 20) })
  const told = number('spss', 3)
  const traces = (newestFirst ? found : found.toReversed()).map(({ trace, matched }) => toFound(trace, matched, told))
  return { traces, metrics: { inspectedTraces: found.length, completedJobs: 1, totalJobs: 1 } }
}

interface Hit {
  readonly trace: Trace
  readonly matched: readonly Span[]
}
interface Wanted {
  readonly matches: SpanFilter
  readonly fromMs: number
  readonly toMs: number
  readonly limit: number
}

function find(source: TraceSource, { matches, fromMs, toMs, limit }: Wanted): readonly Hit[] {
  const hits: Hit[] = []
  for (let end = Math.min(toMs, source.newestMs()); end > fromMs - LONGEST_MS && hits.length < limit; end -= STEP_MS) {
    const step = source.tracesBetween(Math.max(end - STEP_MS, fromMs - LONGEST_MS), end)
    const newestFirst = step.toSorted((a, b) => (b[0]?.startUs ?? 0) - (a[0]?.startUs ?? 0))
    for (const trace of newestFirst) {
      const inTime = trace.filter(({ startUs }) => startUs >= fromMs * 1000 && startUs <= toMs * 1000)
      const matched = inTime.filter(matches)
      if (matched.length > 0) hits.push({ trace, matched })
    }
  }
  return hits.slice(0, limit)
}
