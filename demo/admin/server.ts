import { CallRecorder } from '../http/recorder'
import { type Exchange, type RunningServer, serve } from '../http/serve'
import type { AdminParts } from './parts'
import { BadRequest, ROUTES, TextAnswer } from './routes'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Starts the server that moves time, breaks things and tells the truth. No fault touches it, and nothing records it. */
export function startAdmin(parts: AdminParts, port: number): Promise<RunningServer> {
  return serve({
    name: 'admin',
    port,
    clock: parts.clock,
    recorder: new CallRecorder(),
    handle: (exchange) => handle(parts, exchange),
  })
}

async function handle(parts: AdminParts, exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange
  const method = request.method ?? ''
  const json = (code: number, body: unknown): void => {
    response.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
  }
  // Browsers name the page that asks: no page of another program shall move this mesh.
  if (request.headers.origin !== undefined) {
    json(403, { error: 'the admin server is not for web pages' })
    return
  }
  const route = ROUTES.get(`${method} ${url.pathname}`)
  if (route === undefined) {
    json(404, { error: `no ${method} ${url.pathname}`, known: [...ROUTES.keys()] })
    return
  }
  try {
    const answer = await route(parts, { query: url.searchParams, body: exchange.body })
    if (!(answer instanceof TextAnswer)) {
      json(200, answer)
      return
    }
    response.writeHead(200, { 'content-type': answer.type })
    await pipeline(Readable.from(answer.lines), response)
  } catch (error) {
    if (error instanceof BadRequest) json(400, { error: error.message })
    else if (!response.destroyed) throw error
  }
}
