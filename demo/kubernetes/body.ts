import type { Exchange } from '../http/serve'
import { ApiFailure, badRequest, unsupportedMediaType } from './api-failure'
import { isDeeperThan, isJsonObject, type JsonObject } from './json'
import { decodeProtobuf } from './protobuf'
import { parse } from 'yaml'

const MAX_BYTES = 3 * 1024 * 1024
const MAX_DEPTH = 500
const PROTOBUF = 'application/vnd.kubernetes.protobuf'

export function contentType({ request }: Exchange): string {
  return (request.headers['content-type'] ?? 'application/json').split(';', 1).join('').trim().toLowerCase()
}

/** The body as JSON; YAML and protobuf when it says so. @throws 400, 413 or 415. */
export function readJson(exchange: Exchange, type = contentType(exchange)): unknown {
  const { body } = exchange
  if (body.length > MAX_BYTES) {
    throw new ApiFailure(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${MAX_BYTES}`)
  }
  if (type === PROTOBUF) return decodeProtobuf(body)
  if (!/[/+](json|yaml)$/.test(type)) throw unsupportedMediaType(['application/json', 'application/yaml'])
  let read: unknown
  try {
    read = type.endsWith('yaml') ? parse(body.toString('utf8')) : JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw badRequest(`the body of the request is not valid: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (isDeeperThan(read, MAX_DEPTH)) throw badRequest(`the body of the request is nested more than ${MAX_DEPTH} deep`)
  return read
}

export function readJsonObject(exchange: Exchange): JsonObject {
  const read = readJson(exchange)
  if (!isJsonObject(read)) throw badRequest('the body of the request is not an object')
  return read
}
