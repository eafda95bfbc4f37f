import type { HttpFault } from './faults'
import type { Exchange } from './serve'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const HUGE_BYTES = 50 * 1024 * 1024
const FILLER = Buffer.alloc(64 * 1024, 'x')

/** What a server of gRPC says to whoever greets it in HTTP/1: the settings of HTTP/2, and nothing else. */
const HTTP2_SETTINGS = Buffer.from('000006040000000000000500004000', 'hex')
/** Told to nobody in particular by stores with tenants. */
const OPEN_TO_ALL = /\/(-\/(ready|healthy)|ready|status\/buildinfo)$/
const LOGIN =
  '<!doctype html><html><head><title>Sign in</title></head><body><form>Sign in to continue</form></body></html>'

/** Plays what is broken on this answer, delays first. @returns true when the request is done with, false when the handler should go on. */
export async function applyFaults(faults: readonly HttpFault[], exchange: Exchange): Promise<boolean> {
  const hits = faults.filter(({ path = '' }) => exchange.url.pathname.endsWith(path))
  for (const fault of [...hits.filter(isDelay), ...hits.filter((one) => !isDelay(one))]) {
    if (await applyFault(fault, exchange)) return true
  }
  return false
}

function isDelay({ kind }: HttpFault): boolean {
  return kind === 'slow' || kind === 'skew'
}

async function applyFault(fault: HttpFault, { request, response, url }: Exchange): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await wait(fault.delayMs)
      return false
    case 'skew':
      response.setHeader('date', shifted(response.getHeader('date'), fault.offsetSeconds))
      return false
    case 'tenant':
      if (request.headers['x-scope-orgid'] === fault.tenant || OPEN_TO_ALL.test(url.pathname)) return false
      response.writeHead(401, { 'content-type': 'text/plain; charset=utf-8' }).end('no org id\n')
      return true
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LOGIN)
      return true
    case 'grpc':
      request.socket.end(HTTP2_SETTINGS)
      return true
    case 'down':
      response.destroy()
      return true
    case 'hang':
      return true
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' })
      response.write('{"status":"success","data":{')
      response.flushHeaders()
      await wait(50)
      response.destroy()
      return true
    case 'status':
      response.writeHead(fault.status, {
        'content-type': 'text/html',
        ...(fault.status === 429 ? { 'retry-after': '7' } : {}),
      })
      response.end(`<html><body><h1>${fault.status}</h1><script>alert(1)</script></body></html>`)
      return true
    case 'garbage':
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"status":"success","data":{"resultType":"vec')
      return true
    case 'empty':
      response.writeHead(200, { 'content-type': 'application/json' }).end()
      return true
    case 'huge':
      await writeHuge(response)
      return true
    case 'trickle':
      await trickle(response)
      return true
  }
}

function shifted(date: unknown, seconds: number): string {
  return new Date(Date.parse(String(date)) + seconds * 1000).toUTCString()
}

async function writeHuge(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"status":"success","data":{"resultType":"vector","result":[],"x":"')
  for (let sent = 0; sent < HUGE_BYTES && !response.destroyed; sent += FILLER.length) {
    if (!response.write(FILLER)) await Promise.race([drained(response), wait(1000)])
  }
  response.end('"}}')
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.once('drain', done).once('close', done)
  })
}

/** One byte a second, for as long as somebody listens. */
async function trickle(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' })
  for (const byte of '{"status":"success","data":{"resultType":"vector","result":[]}}') {
    if (response.destroyed) return
    response.write(byte)
    await wait(1000)
  }
  response.end()
}
