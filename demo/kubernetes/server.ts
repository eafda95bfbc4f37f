import type { Active } from '../admin/fault-board'
import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import type { CallRecorder } from '../http/recorder'
import { type Exchange, type RunningServer, serve } from '../http/serve'
import type { LogSource } from '../logs/log-line'
import { ApiFailure } from './api-failure'
import { sendJson, type Server } from './api-request'
import { makeCertificate } from './certificate'
import { startControllers } from './controllers'
import { kubeconfigText } from './kubeconfig'
import type { PodPorts } from './port-forward/pod-ports'
import { PortForwards } from './port-forward/port-forward'
import { route } from './route'
import type { ObjectStore } from './store'
import { createWatches, type Watches } from './watch'

export interface KubernetesOptions {
  readonly store: ObjectStore
  readonly clock: DemoClock
  readonly logs?: LogSource
  /** Absent: nothing listens inside of pods. */
  readonly ports?: PodPorts
  /** 0 = a free one. */
  readonly port: number
  readonly recorder: CallRecorder
  readonly faults?: () => readonly HttpFault[]
  readonly broken?: () => readonly Active[]
}

export interface RunningKubernetes extends RunningServer {
  readonly caPem: string
  /** Contexts admin, viewer, editor and nobody. */
  readonly kubeconfig: string
  /** The watch streams that are open now. */
  readonly openWatches: () => number
  /** The WebSockets to ports of pods that are open now. */
  readonly openPortForwards: () => number
}

/** Starts the API server on loopback, and the controllers that go with it. Nothing is written to disk. */
export async function startKubernetes({
  store,
  clock,
  logs,
  broken,
  ports,
  ...options
}: KubernetesOptions): Promise<RunningKubernetes> {
  const { caPem, ...tls } = await makeCertificate()
  const forwards = new PortForwards(ports ?? (() => undefined))
  const server: Server = { store, clock, logs, broken, forwards }
  const watches = createWatches(server)
  const handle = (exchange: Exchange): void => answer(server, watches, exchange)
  const running = await serve({ name: 'kubernetes', clock, ...options, tls, handle, upgrades: true })
  const stopControllers = startControllers(server)
  return {
    ...running,
    caPem,
    kubeconfig: kubeconfigText(running.url, caPem),
    openWatches: watches.count,
    openPortForwards: () => forwards.open,
    async close() {
      watches.close()
      stopControllers()
      await running.close()
    },
  }
}

function answer(server: Server, watches: Watches, exchange: Exchange): void {
  try {
    route(server, watches, exchange)
  } catch (error) {
    if (exchange.response.headersSent) throw error
    const failure = error instanceof ApiFailure ? error : new ApiFailure(500, 'InternalError', String(error))
    const { code, details } = failure.body
    if (details?.retryAfterSeconds !== undefined) {
      exchange.response.setHeader('retry-after', String(details.retryAfterSeconds))
    }
    sendJson(exchange, code, failure.body)
  }
}
