import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import { CallRecorder } from '../http/recorder'
import type { KubeObject } from '../kube-object'
import { type RunningKubernetes, startKubernetes } from '../kubernetes/server'
import { createObjectStore, type ObjectStore } from '../kubernetes/store'
import { type Answer, callApiServer, type CallOptions, openAnswer } from './call-api-server'
import { SOME_OBJECTS } from './some-objects'
import { steppedClock } from './stepped-clock'
import { createInterface } from 'node:readline'

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
  readonly call: (path: string, options?: CallOptions) => Promise<Answer>
  watch(path: string, options?: CallOptions): Promise<WatchedStream>
  close(): Promise<void>
}

/** A server with a clock that stands still, on a free port. Calls are made as the admin unless said. */
export async function testCluster(objects: readonly KubeObject[] = SOME_OBJECTS): Promise<TestCluster> {
  const clock = steppedClock()
  const store = createObjectStore({ objects, clock, seed: 1 })
  const recorder = new CallRecorder()
  let fault: HttpFault | undefined
  const server = await startKubernetes({
    store,
    clock,
    port: 0,
    recorder,
    faults: () => (fault === undefined ? [] : [fault]),
  })
  return {
    store,
    clock,
    recorder,
    server,
    setFault: (next) => (fault = next),
    call: (path, options) => callApiServer(server, path, { token: 'demo-admin', ...options }),
    async watch(path, options = {}) {
      const response = await openAnswer(server, path, { token: 'demo-admin', ...options })
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
