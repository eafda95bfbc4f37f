import { type Exchange, type RunningServer, serve } from '../http/serve'
import { namedTraces, type TraceSource } from '../jaeger/trace-source'
import { BadParameter, findTraces } from './find-traces'
import type { TraceServerOptions } from '../traces/trace-server-options'
import { toWire } from './to-wire'

/** Names are those of this much of the past. */
const NAMES_MS = 60_000

/** Serves the second version of Zipkin 3's API, as far as a dashboard asks it, over a source of traces. */
export function startZipkin({ source, ...server }: TraceServerOptions): Promise<RunningServer> {
  return serve({ ...server, name: 'zipkin', handle: (exchange) => handle(source, exchange) })
}

function handle(source: TraceSource, { response, url }: Exchange): void {
  try {
    const answer = respond(source, url)
    if (answer === undefined) response.writeHead(404, { 'content-type': 'text/*' }).end(`${url.pathname} not found`)
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error
    response.writeHead(400, { 'content-type': 'text/*' }).end(error.message)
  }
}

function respond(source: TraceSource, { pathname, searchParams }: URL): unknown {
  const path = pathname.replace(/^\/api\/v2\//, '')
  const spans = () => namedTraces(source, NAMES_MS).flat()
  if (path === 'services') return [...new Set(spans().map(({ service }) => service.toLowerCase()))].sort()
  if (path === 'spans') {
    const wanted = searchParams.get('serviceName')?.toLowerCase() ?? ''
    const own = spans().filter(({ service }) => service.toLowerCase() === wanted)
    return [...new Set(own.map(({ operation }) => operation.toLowerCase()))].sort()
  }
  if (path === 'traces') return findTraces(source, searchParams).map(toWire)
  const id = /^trace\/([^/]+)$/.exec(path)?.[1]
  if (id === undefined) return undefined
  if (!/^[0-9a-f]{1,32}$/.test(id)) throw new BadParameter(`${id} should be lower-hex encoded with no prefix`)
  const trace = source.trace(id.padStart(32, '0'))
  return trace === undefined ? undefined : toWire(trace)
}
