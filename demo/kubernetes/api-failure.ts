import type { ResourceType } from './resource-types'

/** The body of a failed request (`Status` of the Kubernetes API). */
export interface StatusBody {
  readonly kind: 'Status'
  readonly apiVersion: 'v1'
  readonly metadata: Readonly<Record<string, never>>
  readonly status: 'Failure'
  readonly message: string
  readonly reason?: string
  readonly details?: StatusDetails
  readonly code: number
}
export interface StatusDetails {
  readonly name?: string
  readonly group?: string
  readonly kind?: string
  readonly causes?: readonly StatusCause[]
  readonly retryAfterSeconds?: number
}
export interface StatusCause {
  readonly reason: string
  readonly message: string
  readonly field?: string
}

/** Thrown wherever a request turns out to be refused; the server answers it as a Status. */
export class ApiFailure extends Error {
  readonly body: StatusBody

  constructor(code: number, reason: string | undefined, message: string, details?: StatusDetails) {
    super(message)
    this.body = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      ...(reason === undefined ? {} : { reason }),
      ...(details === undefined ? {} : { details }),
      code,
    }
  }
}

type TypeNames = Pick<ResourceType, 'id' | 'group' | 'plural'>

/** What a Status says about the object that was asked for. `kind` is the plural, as in the real server. */
export function detailsOf(type: TypeNames, name: string): StatusDetails {
  return { ...(name === '' ? {} : { name }), ...(type.group === '' ? {} : { group: type.group }), kind: type.plural }
}

export function badRequest(message: string): ApiFailure {
  return new ApiFailure(400, 'BadRequest', message)
}

export function notFound(type: TypeNames, name: string): ApiFailure {
  return new ApiFailure(404, 'NotFound', `${type.id} "${name}" not found`, detailsOf(type, name))
}

/** Of a path below a resource at which nothing is. */
export function noSuchPath(): ApiFailure {
  return new ApiFailure(404, 'NotFound', 'the server could not find the requested resource', {})
}

export function alreadyExists(type: ResourceType, name: string): ApiFailure {
  return new ApiFailure(409, 'AlreadyExists', `${type.id} "${name}" already exists`, detailsOf(type, name))
}

const MODIFIED = 'the object has been modified; please apply your changes to the latest version and try again'

export function conflict(type: TypeNames, name: string, because = MODIFIED): ApiFailure {
  const message = `Operation cannot be fulfilled on ${type.id} "${name}": ${because}`
  return new ApiFailure(409, 'Conflict', message, detailsOf(type, name))
}

/** @param kind qualified by its group: `VirtualService.networking.istio.io`, `PatchOptions.meta.k8s.io`. */
export function invalid(kind: string, name: string, causes: readonly Required<StatusCause>[]): ApiFailure {
  const texts = causes.map((cause) => `${cause.field}: ${cause.message}`)
  const message = `${kind} "${name}" is invalid: ${texts.length === 1 ? texts.join() : `[${texts.join(', ')}]`}`
  const dot = kind.indexOf('.')
  return new ApiFailure(422, 'Invalid', message, {
    ...(name === '' ? {} : { name }),
    ...(dot === -1 ? {} : { group: kind.slice(dot + 1) }),
    ...(kind === '' ? {} : { kind: dot === -1 ? kind : kind.slice(0, dot) }),
    causes,
  })
}

export function invalidObject(
  type: ResourceType,
  name: string,
  ...causes: readonly Required<StatusCause>[]
): ApiFailure {
  return invalid(type.group === '' ? type.kind : `${type.kind}.${type.group}`, name, causes)
}

/** The version is from the future: a server that is behind asks to come again. */
export function versionTooLarge(asked: string, current: number): ApiFailure {
  return new ApiFailure(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  })
}

export function expired(asked: string, oldest: number): ApiFailure {
  return new ApiFailure(410, 'Expired', `too old resource version: ${asked} (${oldest})`)
}

export function methodNotAllowed(): ApiFailure {
  return new ApiFailure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource')
}

export function notAcceptable(): ApiFailure {
  return new ApiFailure(
    406,
    'NotAcceptable',
    'only the following media types are accepted: application/json, application/json;as=Table;v=v1;g=meta.k8s.io',
  )
}

export function unsupportedMediaType(accepted: readonly string[]): ApiFailure {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`
  return new ApiFailure(415, 'UnsupportedMediaType', message)
}
