import type { DemoClock } from '../clock'
import type { HttpFault } from './faults'
import type { CallRecorder } from './recorder'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { applyFaults } from './apply-faults'

export interface ServeOptions {
  /** Stands in the recorder and in error texts. */
  readonly name: string
  /** 0 = a free one. A taken port is tried once more with each of the next nine. */
  readonly port: number
  readonly clock: DemoClock
  readonly recorder: CallRecorder
  /** What is broken now; absent: nothing ever is. */
  readonly faults?: () => readonly HttpFault[]
  /** Requests to upgrade reach the handler as such; without it they are requests as any other. */
  readonly upgrades?: boolean
  readonly tls?: { readonly key: string; readonly cert: string } | undefined
  /** Answers one request; the body has been read. Whatever it throws becomes a 500 with its message. */
  readonly handle: (exchange: Exchange) => void | Promise<void>
}

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly body: Buffer
  /** The client wants to speak another protocol, and the server has some. Who does not take it answers as ever. */
  readonly upgrade?: Upgrade
  /** Set by the handler when it knows: the recorder shows it. */
  user: string
}

export interface Upgrade {
  /** The connection from here on, with what came already. */
  take(): { readonly socket: Duplex; readonly head: Buffer }
}

export interface RunningServer {
  readonly port: number
  /** Without a slash at the end. */
  readonly url: string
  /** Ends it at once: open streams are destroyed. */
  close(): Promise<void>
}

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
const MAX_BODY = 8 * 1024 * 1024

/** Starts one server of the demo on loopback. It answers loopback names only, so that no web page elsewhere reaches it. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const server = options.tls === undefined ? createServer() : createTlsServer(options.tls)
  const sockets = new Set<Duplex>()
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(options, request, response)
  })
  if (options.upgrades === true) {
    server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      const { response, upgrade } = upgradable(request, socket, head)
      void answer(options, request, response, upgrade)
    })
  }
  const port = await listen(server, options)
  return {
    port,
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** An answer on the connection of a request to upgrade, which ends with it unless the connection is taken. */
function upgradable(
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): { readonly response: ServerResponse; readonly upgrade: Upgrade } {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket)
  response.on('finish', () => socket.end())
  socket.on('error', () => socket.destroy())
  return {
    response,
    upgrade: {
      take() {
        response.statusCode = 101
        response.detachSocket(socket)
        response.emit('close')
        return { socket, head }
      },
    },
  }
}

async function answer(
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
  upgrade?: Upgrade,
): Promise<void> {
  const began = performance.now()
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  if (url === null) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('malformed request target\n')
    return
  }
  const exchange: Exchange = { request, response, url, body: Buffer.alloc(0), ...(upgrade && { upgrade }), user: '' }
  response.on('close', () => {
    options.recorder.add({
      server: options.name,
      atMs: options.clock.now(),
      user: exchange.user,
      method: request.method ?? '',
      path: url.pathname,
      query: url.search.slice(1) || exchange.body.toString('utf8'),
      status: response.statusCode,
      tookMs: performance.now() - began,
    })
  })
  try {
    if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end('this server answers loopback names only\n')
      return
    }
    if (upgrade === undefined) Object.assign(exchange, { body: await readBody(request) })
    response.setHeader('date', new Date(options.clock.now()).toUTCString())
    if (await applyFaults(options.faults?.() ?? [], exchange)) return
    await options.handle(exchange)
  } catch (error) {
    if (response.headersSent) response.destroy()
    else response.writeHead(500, { 'content-type': 'text/plain' }).end(`${options.name}: ${String(error)}\n`)
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('request body over 8 MiB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function listen(server: Server, options: ServeOptions): Promise<number> {
  const candidates = options.port === 0 ? [0] : Array.from({ length: 10 }, (_, i) => options.port + i)
  for (const port of candidates) {
    const outcome = await new Promise<'listening' | NodeJS.ErrnoException>((resolve) => {
      const failed = (error: NodeJS.ErrnoException): void => resolve(error)
      server.once('error', failed)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', failed)
        resolve('listening')
      })
    })
    if (outcome === 'listening') return portOf(server)
    if (outcome.code !== 'EADDRINUSE') throw outcome
  }
  throw new Error(
    `${options.name}: ports ${options.port} to ${options.port + 9} are all taken; DEMO_PORTS=auto takes free ones`,
  )
}

function portOf(server: Server): number {
  const address = server.address()
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a server that listens on a TCP port has an AddressInfo
  return (address as AddressInfo).port
}
