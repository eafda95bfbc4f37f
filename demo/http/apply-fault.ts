import type { HttpFault } from './faults'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const HUGE_BYTES = 50 * 1024 * 1024
const FILLER = Buffer.alloc(64 * 1024, 'x')

/** Plays the fault on this answer. @returns true when the request is done with, false when the handler should go on. */
export async function applyFault(fault: HttpFault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await wait(fault.delayMs)
      return false
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
