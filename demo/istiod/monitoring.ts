import type { DemoClock } from '../clock'
import { applyFaults } from '../http/apply-faults'
import type { HttpFault } from '../http/faults'
import type { Exchange } from '../http/serve'
import type { KubeObject, ObjectSource } from '../kube-object'
import { itemsAt, textAt } from '../kubernetes/json'
import type { PodPorts } from '../kubernetes/port-forward/pod-ports'
import { isIstiod, versionOf } from './connected-proxies'
import { effectiveMesh } from './effective-mesh'
import { registryz } from './registryz'
import { type StaleProxy, syncz } from './syncz'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { duplexPair } from 'node:stream'

export interface MonitoringOptions {
  readonly objects: ObjectSource
  readonly clock: DemoClock
  /** What is broken at istiod now. */
  readonly faults: () => readonly HttpFault[]
  /** Proxies that do not acknowledge. */
  readonly stale: () => readonly StaleProxy[]
}

const PORT = 15_014
const COMMIT = 'd591e886c47d2e8a0b1c2d3e4f5061728394a5b6'

/** The monitoring port of istiod, which only callers inside of its pods reach. */
export function istiodPorts(options: MonitoringOptions): PodPorts {
  return (pod, port) => {
    if (!isIstiod(pod) || port !== PORT || options.faults().some(({ kind }) => kind === 'down')) return undefined
    const [near, far] = duplexPair()
    const server = createServer((request, response) => void answer(options, pod, request, response))
    server.emit('connection', far)
    return near
  }
}

async function answer(
  { objects, clock, faults, stale }: MonitoringOptions,
  pod: KubeObject,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('date', new Date(clock.now()).toUTCString())
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  if (url === null) {
    response.writeHead(400).end()
    return
  }
  const exchange: Exchange = { request, response, url, body: Buffer.alloc(0), user: '' }
  if (await applyFaults(faults(), exchange)) return
  const page = pageAt(url.pathname, pod, objects, stale)
  if (page === undefined) response.writeHead(404, { 'content-type': TEXT }).end('404 page not found\n')
  else if (typeof page === 'string') response.writeHead(200, { 'content-type': TEXT }).end(page)
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(page))
}

const TEXT = 'text/plain; charset=utf-8'

function pageAt(
  path: string,
  pod: KubeObject,
  objects: ObjectSource,
  stale: MonitoringOptions['stale'],
): object | string | undefined {
  switch (path) {
    case '/version':
      return `${versionOf(textAt(itemsAt(pod, 'spec', 'containers')[0], 'image'))}-${COMMIT}-Clean`
    case '/debug/syncz':
      return syncz(objects, pod, stale())
    case '/debug/registryz':
      return registryz(objects)
    case '/debug/mesh':
      return effectiveMesh(objects, pod.metadata.labels?.['istio.io/rev'] ?? 'default')
    default:
      return undefined
  }
}
