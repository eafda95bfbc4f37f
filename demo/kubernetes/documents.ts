import type { Exchange } from '../http/serve'
import { methodNotAllowed } from './api-failure'
import { sendJson, type Server } from './api-request'
import { servedTypes } from './definitions'
import { type DiscoveryAnswer, discoveryAt } from './discovery'
import { openApiAt } from './openapi'
import { OPENAPI_V2, openApiV2 } from './openapi-v2'

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
const V2_PATH = '/openapi/v2'
const TEXT = { 'content-type': 'text/plain; charset=utf-8' }

/** Answers everything that is no resource: health, version, discovery, schemas; else the plain 404 of the real server. */
export function sendDocument(server: Server, exchange: Exchange): void {
  const { request, response, url } = exchange
  const healthy = ['/healthz', '/livez', '/readyz'].includes(url.pathname)
  const found = documentAt(server, url.pathname, request.headers.accept)
  if (!healthy && found === undefined && url.pathname !== V2_PATH) {
    response.writeHead(404, TEXT).end('404 page not found\n')
    return
  }
  if (request.method !== 'GET') throw methodNotAllowed()
  if (url.pathname === V2_PATH) {
    response.writeHead(200, { 'content-type': OPENAPI_V2 }).end(openApiV2())
    return
  }
  if (found === undefined) {
    response.writeHead(200, TEXT).end('ok')
    return
  }
  response.setHeader('vary', 'Accept')
  sendJson(exchange, 200, found.body, found.contentType)
}

function documentAt({ store }: Server, pathname: string, accept: string | undefined): DiscoveryAnswer | undefined {
  if (pathname === '/version' || pathname === '/version/') return { body: VERSION }
  const served = servedTypes(store)
  const schema = openApiAt(served, pathname)
  if (schema === undefined) return discoveryAt(served, pathname, accept)
  // A real server leaves the type of the index to be guessed.
  return pathname === '/openapi/v3' ? { body: schema, contentType: 'text/plain; charset=utf-8' } : { body: schema }
}
