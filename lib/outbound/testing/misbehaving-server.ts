import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { generate } from 'selfsigned'

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Behaviour = (request: SeenRequest, response: ServerResponse, wire: IncomingMessage) => void

export interface TestServer {
  readonly url: string
  readonly requests: SeenRequest[]
  /** Connections accepted so far. */
  connections(): number
  /** Ends every open connection, as a crashing peer or a load balancer does. */
  dropConnections(): void
  close(): Promise<void>
}

export interface TestCertificate {
  readonly key: string
  readonly cert: string
}

/** A server on loopback that does what the behaviour says; `tls` makes it speak https. */
export async function startTestServer(behaviour: Behaviour, tls?: TestCertificate): Promise<TestServer> {
  const server = tls === undefined ? createServer() : createTlsServer({ ...tls })
  const requests: SeenRequest[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('request', (wire: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of wire as AsyncIterable<Buffer>) chunks.push(chunk)
      const { method = '', url = '', headers } = wire
      const request = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') }
      requests.push(request)
      behaviour(request, response, wire)
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const dropConnections = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http${tls === undefined ? '' : 's'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    dropConnections,
    async close() {
      const closed = once(server, 'close')
      server.close()
      dropConnections()
      await closed
    },
  }
}

/** A self-signed certificate for loopback. */
export async function testCertificate(): Promise<TestCertificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { key, cert }
}

const json = { 'content-type': 'application/json' }
const MIB = 1024 * 1024

/** The ways of failing that every adapter must turn into exactly one error each. */
export const BEHAVIOURS = {
  answer:
    (body: unknown): Behaviour =>
    (_request, response) => {
      response.writeHead(200, json).end(JSON.stringify(body))
    },
  hang: (): Behaviour => () => undefined,
  /** The head and a first byte at once, then a byte now and then, for ever. */
  drip: (): Behaviour => (_request, response) => {
    response.writeHead(200, json)
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  },
  html: (): Behaviour => (_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<html><head><script>alert(1)</script></head><body><h1>Log in</h1></body></html>')
  },
  status:
    (status: number, headers: Record<string, string> = {}, body = '<h1>Sorry</h1>'): Behaviour =>
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
    },
  /** 50 MiB without saying so. */
  huge: (): Behaviour => (_request, response) => {
    response.writeHead(200, json)
    const filler = Buffer.alloc(MIB, ' ')
    let left = 50
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1
        if (!response.write(filler)) {
          response.once('drain', more)
          return
        }
      }
      response.end()
    }
    more()
  },
  /** Announces 50 MiB and sends nothing. */
  hugeByHeader: (): Behaviour => (_request, response) => {
    response.writeHead(200, { ...json, 'content-length': String(50 * MIB) }).flushHeaders()
  },
  /** Complete HTTP, incomplete JSON. */
  cutJson: (): Behaviour => (_request, response) => {
    response.writeHead(200, json).end('{"status":"success","data":{"resultType":"vec')
  },
  /** Promises more than it sends, then the connection breaks. */
  cutOff: (): Behaviour => (_request, response) => {
    response.writeHead(200, { ...json, 'content-length': '512' })
    response.write('{"status":"success","data":{', () => response.destroy())
  },
  redirect:
    (location: string): Behaviour =>
    (_request, response) => {
      response.writeHead(302, { location }).end()
    },
  gzip: (): Behaviour => (_request, response) => {
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('whatever')
  },
  notHttp: (): Behaviour => (_request, _response, wire) => {
    wire.socket.end('SSH-2.0-OpenSSH_9.2\r\n')
  },
} as const
