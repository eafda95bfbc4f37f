import type { Exchange } from '../http/serve'
import { ApiFailure, badRequest, unsupportedMediaType } from './api-failure'
import { isDeeperThan, isJsonObject, type JsonObject } from './json'
import { decodeProtobuf } from './protobuf'
import { parse } from 'yaml'

const MAX_BYTES = 3 * 1024 * 1024
const MAX_DEPTH = 500
const YAML = 'application/yaml'
/** YAML in a request's body; JSON is YAML, too. */
const YAML_TYPES = [YAML, 'application/apply-patch+yaml']
const PROTOBUF = 'application/vnd.kubernetes.protobuf'

export function contentType({ request }: Exchange): string {
  return (request.headers['content-type'] ?? 'application/json').split(';', 1).join('').trim().toLowerCase()
}

/** The body of a patch, whose format was checked. @throws 400 or 413. */
export function readJson(exchange: Exchange): unknown {
  const { body } = exchange
  if (body.length > MAX_BYTES) {
    throw new ApiFailure(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${MAX_BYTES}`)
  }
  const type = contentType(exchange)
  if (type === PROTOBUF) return decodeProtobuf(body)
  let read: unknown
  try {
    read = YAML_TYPES.includes(type) ? parse(body.toString('utf8')) : JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw badRequest(`the body of the request is not valid: ${String(error)}`)
  }
  requireShallow(read)
  return read
}

/** The object of a body in JSON, YAML or protobuf. @throws 400, 413 or 415. */
export function readJsonObject(exchange: Exchange): JsonObject {
  const accepted = ['application/json', YAML, PROTOBUF]
  if (!accepted.includes(contentType(exchange))) throw unsupportedMediaType(accepted)
  const read = readJson(exchange)
  if (!isJsonObject(read)) throw badRequest('the body of the request is not an object')
  return read
}

/** So that nothing is stored that cannot be written out again. @throws 400. */
export function requireShallow(value: unknown): void {
  if (isDeeperThan(value, MAX_DEPTH)) throw badRequest(`the object is nested more than ${MAX_DEPTH} deep`)
}
