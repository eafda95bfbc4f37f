import { makeCertificate } from '../kubernetes/certificate'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request as httpsRequest } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** Where an API server is reached, and the authority that vouches for it. */
export interface ApiServerAddress {
  readonly url: string
  readonly caPem: string
}

/** Stands before an API server, passes everything through, and lets a test break what a real server does not break on demand. */
export interface WatchProxy extends ApiServerAddress {
  /** Watches that the server has accepted and nobody has ended. */
  readonly openWatches: () => number
  /** Requests without their query, as `GET /path`, and `WATCH /path` for watches. */
  readonly requests: readonly string[]
  /** Watches that the server has ended with 410 so far. */
  readonly refusedResumptions: () => number
  /** Ends all watches as a server does whose time is up, and keeps new ones waiting until the answer is called. */
  readonly interrupt: () => () => void
  /** While it is not, open connections break and new ones are closed. */
  readonly setReachable: (reachable: boolean) => void
  readonly close: () => Promise<void>
}

/** Headers that speak of one connection and not of the message. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding']

const REFUSAL = /^\{"type":"ERROR".*"code":410/m

/** Starts on a free loopback port, with a certificate of its own. */
export async function startWatchProxy(target: ApiServerAddress): Promise<WatchProxy> {
  const agent = new Agent({ keepAlive: true, ca: target.caPem })
  const certificate = await makeCertificate()
  const server = createServer({ key: certificate.key, cert: certificate.cert })
  const sockets = new Set<Socket>()
  const watches = new Set<() => void>()
  const requests: string[] = []
  let reachable = true
  let refused = 0
  let interruptions = 0
  let passing = Promise.resolve()

  function passOn(request: IncomingMessage, response: ServerResponse, isWatch: boolean): void {
    const { method, headers } = request
    const begun = interruptions
    const upstream = httpsRequest(new URL(request.url ?? '/', target.url), { method, headers, agent })
    upstream.on('error', () => response.destroy())
    response.on('close', () => upstream.destroy())
    upstream.on('response', (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name))
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept)).flushHeaders()
      answer.on('error', () => response.destroy()).pipe(response)
      if (isWatch) attend(answer, response, begun)
    })
    request.pipe(upstream)
  }

  function attend(answer: IncomingMessage, response: ServerResponse, begun: number): void {
    if (answer.statusCode === 410) refused += 1
    if (answer.statusCode !== 200) return
    const end = (): void => {
      answer.unpipe(response)
      response.end()
    }
    watches.add(end)
    response.on('close', () => watches.delete(end))
    if (begun !== interruptions) end()
    // A server that refuses sends one short line and ends.
    answer.on('data', (chunk: Buffer) => (refused += REFUSAL.test(chunk.toString()) ? 1 : 0))
  }

  server.on('connection', (socket: Socket) => {
    if (!reachable) return void socket.destroy()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', target.url)
    const isWatch = ['1', 'true'].includes(searchParams.get('watch') ?? '')
    requests.push(`${isWatch ? 'WATCH' : (request.method ?? '')} ${pathname}`)
    if (!isWatch) passOn(request, response, false)
    else void passing.then(() => response.destroyed || passOn(request, response, true))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const breakConnections = (): void => sockets.forEach((socket) => socket.destroy())

  return {
    url: `https://127.0.0.1:${port}`,
    caPem: certificate.caPem,
    requests,
    openWatches: () => watches.size,
    refusedResumptions: () => refused,
    interrupt() {
      interruptions += 1
      let release = (): void => undefined
      passing = new Promise((resolve) => (release = resolve))
      for (const end of watches) end()
      return release
    },
    setReachable(next) {
      reachable = next
      if (!next) breakConnections()
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      breakConnections()
      await closed
      agent.destroy()
    },
  }
}
