import type { DemoClock } from '../clock'
import type { HttpFault } from '../http/faults'
import type { CallRecorder } from '../http/recorder'
import { type Exchange, type RunningServer, serve } from '../http/serve'
import { ApiFailure, methodNotAllowed } from './api-failure'
import { type ApiRequest, flag, sendJson, type Server } from './api-request'
import { requireAllowed } from './authorize'
import { makeCertificate } from './certificate'
import { type DiscoveryAnswer, discoveryAt } from './discovery'
import { kubeconfigText } from './kubeconfig'
import { openApiAt } from './openapi'
import { requireObject, sendList, sendObject } from './read'
import { parseResourcePath } from './resource-path'
import type { ObjectStore } from './store'
import { authenticate } from './users'
import { createWatches, type Watches } from './watch'

export interface KubernetesOptions {
  readonly store: ObjectStore
  readonly clock: DemoClock
  /** 0 = a free one. */
  readonly port: number
  readonly recorder: CallRecorder
  readonly fault: () => HttpFault | undefined
}

export interface RunningKubernetes extends RunningServer {
  readonly caPem: string
  /** Contexts admin, viewer, editor and nobody. */
  readonly kubeconfig: string
}

/** Starts the API server on loopback. Nothing is written to disk. */
export async function startKubernetes(options: KubernetesOptions): Promise<RunningKubernetes> {
  const { store, clock, port, recorder, fault } = options
  const { caPem, ...tls } = await makeCertificate()
  const server: Server = { store, clock }
  const watches = createWatches(server)
  const running = await serve({
    name: 'kubernetes',
    port,
    clock,
    recorder,
    fault,
    tls,
    handle: (exchange) => answer(server, watches, exchange),
  })
  return {
    ...running,
    caPem,
    kubeconfig: kubeconfigText(running.url, caPem),
    async close() {
      watches.close()
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

const VERSION = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.4',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: 'linux/amd64',
}

function route(server: Server, watches: Watches, exchange: Exchange): void {
  const { request, url } = exchange
  const user = authenticate(request)
  exchange.user = user.name
  const path = parseResourcePath(url.pathname)
  if (path === undefined) {
    requireAllowed(server.store, user, { verb: (request.method ?? '').toLowerCase(), path: url.pathname })
    sendPath(exchange)
    return
  }
  const { type, namespace, name, subresource } = path
  const verb = verbOf(exchange, name)
  const { group, plural: resource } = type
  requireAllowed(server.store, user, { verb, group, resource, subresource, namespace, name })
  const call: ApiRequest = { ...path, user, query: url.searchParams, exchange }
  switch (verb) {
    case 'get':
      sendObject(server, call, requireObject(server, call))
      return
    case 'list':
      sendList(server, call)
      return
    case 'watch':
      watches.open(call)
      return
    default:
      throw methodNotAllowed()
  }
}

function verbOf({ request, url }: Exchange, name: string): string {
  switch (request.method) {
    case 'GET':
      if (name !== '') return 'get'
      return flag(url.searchParams, 'watch') ? 'watch' : 'list'
    case 'POST':
      return 'create'
    case 'PUT':
      return 'update'
    case 'PATCH':
      return 'patch'
    case 'DELETE':
      return name === '' ? 'deletecollection' : 'delete'
    default:
      throw methodNotAllowed()
  }
}

/** Everything that is no resource: health, version, discovery, schemas. */
function sendPath(exchange: Exchange): void {
  const { request, response, url } = exchange
  if (request.method !== 'GET') throw methodNotAllowed()
  const { pathname } = url
  if (['/healthz', '/livez', '/readyz'].includes(pathname)) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('ok')
    return
  }
  const found = documentAt(pathname, request.headers.accept)
  if (found === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404 page not found\n')
    return
  }
  response.setHeader('vary', 'Accept')
  sendJson(exchange, 200, found.body, found.contentType)
}

function documentAt(pathname: string, accept: string | undefined): DiscoveryAnswer | undefined {
  if (pathname === '/version' || pathname === '/version/') return { body: VERSION }
  const schema = openApiAt(pathname)
  return schema === undefined ? discoveryAt(pathname, accept) : { body: schema }
}
