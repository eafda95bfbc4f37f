import type { Exchange } from '../http/serve'
import { ApiFailure, detailsOf, methodNotAllowed, noSuchPath, notFound } from './api-failure'
import { type ApiRequest, flag, type Server, wantsTable } from './api-request'
import { authenticate } from './authenticate'
import { requireAllowed } from './authorize'
import { isServed } from './definitions'
import { sendDocument } from './documents'
import { facetOf } from './facets'
import { requireObject, sendList } from './read'
import { parseResourcePath } from './resource-path'
import type { ResourceType } from './resource-types'
import { sendPodLog } from './pod-log'
import { sendReview } from './reviews'
import type { Watches } from './watch'
import { createObject, deleteCollection, deleteObject, patchObject, replaceObject, sendPart } from './write'

/** Answers one request. @throws ApiFailure for every refusal. */
export function route(server: Server, watches: Watches, exchange: Exchange): void {
  const { request, url } = exchange
  const user = authenticate(server.store, request.headers)
  exchange.user = user.name
  const path = parseResourcePath(url.pathname)
  if (path === undefined) {
    requireAllowed(server, user, { verb: (request.method ?? '').toLowerCase(), path: url.pathname })
    sendDocument(server, exchange)
    return
  }
  const { type, namespace, name, subresource } = path
  const verb = verbOf(exchange, name)
  requireAllowed(server, user, { verb, group: type.group, resource: type.plural, subresource, namespace, name })
  if (!isServed(server.store, type)) {
    sendDocument(server, exchange)
    return
  }
  const asTable = wantsTable(request.headers.accept)
  const call: ApiRequest = { ...path, user, query: url.searchParams, asTable, exchange }
  if (type.review) {
    if (verb !== 'create') throw methodNotAllowed()
    sendReview(server, call)
  } else if (name === '') routeCollection(server, watches, call, verb)
  else routeItem(server, call, verb)
}

function routeCollection(server: Server, watches: Watches, call: ApiRequest, verb: string): void {
  const { type, namespace } = call
  if (verb === 'list') sendList(server, call)
  else if (verb === 'watch') watches.open(call)
  else if (type.namespaced && namespace === '') throw methodNotAllowed()
  else if (verb === 'create') createObject(server, call)
  else if (verb === 'deletecollection') deleteCollection(server, call)
  else throw methodNotAllowed()
}

function routeItem(server: Server, call: ApiRequest, verb: string): void {
  const { type, name, subresource } = call
  if (server.logs !== undefined && type.id === 'pods' && subresource === 'log' && verb === 'get') {
    sendPodLog(server, server.logs, call)
    return
  }
  if (server.forwards !== undefined && type.id === 'pods' && subresource === 'portforward') {
    server.forwards.accept(server, call)
    return
  }
  const facet = facetOf(type, subresource)
  if (facet === undefined) throw withoutSubresource(type, name, subresource)
  if (verb === 'get') sendPart(server, call, facet, requireObject(server, call))
  else if (verb === 'update') replaceObject(server, call, facet)
  else if (verb === 'patch') patchObject(server, call, facet)
  else if (verb === 'delete' && subresource === '') deleteObject(server, call)
  else throw methodNotAllowed()
}

function withoutSubresource(type: ResourceType, name: string, subresource: string): ApiFailure {
  if (type.custom) return notFound(type, name)
  if (['status', 'scale'].includes(subresource)) return noSuchPath()
  return new ApiFailure(404, 'NotFound', `the demo does not serve ${type.id}/${subresource}`, detailsOf(type, name))
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
