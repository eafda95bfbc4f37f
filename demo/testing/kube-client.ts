import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import { CallRecorder } from '../http/recorder'
import type { KubeObject } from '../kube-object'
import { type RunningKubernetes, startKubernetes } from '../kubernetes/server'
import { createObjectStore, type ObjectStore } from '../kubernetes/store'
import { SOME_OBJECTS } from './some-objects'
import { steppedClock } from './stepped-clock'
import type { IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { createInterface } from 'node:readline'

export interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
  /** Undefined when the text is no JSON. */
  readonly body: unknown
}
export interface CallOptions {
  readonly method?: string
  /** Empty for none. */
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A text goes out as it is, anything else as JSON. */
  readonly body?: unknown
}
export interface WatchedStream {
  readonly status: number
  /** The next event; undefined when the server has closed the stream. */
  next(): Promise<{ readonly type: string; readonly object: KubeObject } | undefined>
  close(): void
}
export interface TestCluster {
  readonly store: ObjectStore
  readonly clock: DemoClock
  readonly recorder: CallRecorder
  readonly server: RunningKubernetes
  /** What goes wrong at the server from now on. */
  setFault(fault: HttpFault | undefined): void
  call(path: string, options?: CallOptions): Promise<Answer>
  watch(path: string, options?: CallOptions): Promise<WatchedStream>
  close(): Promise<void>
}

/** A server with a clock that stands still, on a free port. Calls are made as the admin unless said. */
export async function testCluster(objects: readonly KubeObject[] = SOME_OBJECTS): Promise<TestCluster> {
  const clock = steppedClock()
  const store = createObjectStore({ objects, clock, seed: 1 })
  const recorder = new CallRecorder()
  let fault: HttpFault | undefined
  const server = await startKubernetes({ store, clock, port: 0, recorder, fault: () => fault })
  return {
    store,
    clock,
    recorder,
    server,
    setFault: (next) => (fault = next),
    async call(path, options = {}) {
      const response = await open(server, path, options)
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += String(chunk)
      return { status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) }
    },
    async watch(path, options = {}) {
      const response = await open(server, path, options)
      const lines = createInterface({ input: response })[Symbol.asyncIterator]()
      return {
        status: response.statusCode ?? 0,
        async next() {
          const { done, value } = await lines.next()
          return done === true ? undefined : (JSON.parse(value) as { type: string; object: KubeObject })
        },
        close: () => response.destroy(),
      }
    },
    close: () => server.close(),
  }
}

function open(server: RunningKubernetes, path: string, options: CallOptions): Promise<IncomingMessage> {
  const { method = 'GET', token = 'demo-admin', headers = {}, body } = options
  const text = typeof body === 'string' || body === undefined ? (body ?? '') : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      `${server.url}${path}`,
      {
        method,
        ca: server.caPem,
        agent: false,
        headers: {
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          'content-length': String(Buffer.byteLength(text)),
          ...headers,
        },
      },
      resolve,
    )
    request.on('error', reject)
    request.end(text)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
