import { type Exchange, type RunningServer, serve } from '../http/serve'
import type { TraceServerOptions } from '../traces/trace-server-options'
import type { Span, Trace } from '../traces/span'
import { findTraces } from './find-traces'
import { BadParameter, readSearch } from './search-parameters'
import { toWire } from './to-wire'
import { namedTraces, type TraceSource } from './trace-source'

/** Names are those of this much of the past. */
const NAMES_MS = 60_000
/** Istio's sample installation serves it under a path. */
const PREFIX = /^(?:\/jaeger)?\/api\//

interface Answer {
  readonly status: number
  readonly data: unknown
  readonly total?: number
  readonly error?: string
}

/** Serves the query API of Jaeger 1.76, as far as a dashboard asks it, over a source of traces. */
export function startJaeger({ source, ...server }: TraceServerOptions): Promise<RunningServer> {
  const names = nameIndex(source)
  return serve({ ...server, name: 'jaeger', handle: (exchange) => handle({ source, names }, exchange) })
}

interface Parts {
  readonly source: TraceSource
  readonly names: () => readonly Pick<Span, 'service' | 'operation' | 'kind'>[]
}

function handle(parts: Parts, { request, response, url }: Exchange): void {
  if (request.method !== 'GET') {
    response.writeHead(405).end()
    return
  }
  // Jaeger answers every unknown path with its page.
  const answer = PREFIX.test(url.pathname) ? respond(parts, url) : undefined
  if (answer === undefined) {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><title>Jaeger UI</title>')
    return
  }
  const { status, data, total = 0, error } = answer
  const errors = error === undefined ? null : [{ code: status, msg: error }]
  // Its failures are JSON that calls itself text.
  const type = status === 200 ? 'application/json' : 'text/plain; charset=utf-8'
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify({ data, total, limit: 0, offset: 0, errors }))
}

function respond(parts: Parts, url: URL): Answer | undefined {
  const path = url.pathname.replace(PREFIX, '')
  const operations = /^services\/([^/]+)\/operations$/.exec(path)?.[1]
  const id = /^traces\/([^/]+)$/.exec(path)?.[1]
  if (path === 'services') return listed([...new Set(parts.names().map(({ service }) => service))])
  if (operations !== undefined) return listed(operationsOf(parts, decodeURIComponent(operations)))
  if (id !== undefined) return oneTrace(parts.source, decodeURIComponent(id))
  return path === 'traces' ? search(parts.source, url.searchParams) : undefined
}

function listed(names: readonly string[]): Answer {
  return { status: 200, data: names.length === 0 ? null : names, total: names.length }
}

function operationsOf({ names }: Parts, service: string): readonly string[] {
  const own = names().filter((name) => name.service === service)
  return [...new Set(own.map(({ operation }) => operation))]
}

function search(source: TraceSource, query: URLSearchParams): Answer {
  const ids = query.getAll('traceID')
  if (ids.length > 0) {
    const traces = ids.map((id) => source.trace(id.padStart(32, '0'))).filter((trace) => trace !== undefined)
    return { status: 200, data: traces.map(toWire) }
  }
  try {
    return { status: 200, data: findTraces(source, readSearch(query, source.newestMs())).map(toWire) }
  } catch (error) {
    if (error instanceof BadParameter) return { status: 400, data: null, error: error.message }
    throw error
  }
}

function oneTrace(source: TraceSource, id: string): Answer {
  if (!/^[0-9a-f]{1,32}$/i.test(id)) {
    const error = `strconv.ParseUint: parsing ${JSON.stringify(id)}: invalid syntax`
    return { status: 400, data: null, error }
  }
  const trace = source.trace(id.toLowerCase().padStart(32, '0'))
  return trace === undefined
    ? { status: 404, data: null, error: 'trace not found' }
    : { status: 200, data: [toWire(trace)] }
}

/** Services and operations of the newest traces; looked up anew when those are others. */
function nameIndex(source: TraceSource): Parts['names'] {
  let known: { readonly traces: readonly Trace[]; readonly names: readonly Span[] } | undefined
  return () => {
    const traces = namedTraces(source, NAMES_MS)
    if (known?.traces === traces) return known.names
    const byName = new Map<string, Span>()
    for (const span of traces.flat()) byName.set(JSON.stringify([span.service, span.operation, span.kind]), span)
    known = { traces, names: [...byName.values()] }
    return known.names
  }
}
