import type { Classes, Protocol } from '../model'

/** No response was received. Also the code of traffic that has none (bytes, messages), where it means nothing. */
export const NO_RESPONSE = '-'

/**
 * The one code of a request (N2). For gRPC it is the status the server sent, unless the HTTP response failed before there was
 * one; Envoy writes HTTP code 0 where nothing came back. `unknown` is neither a class nor an error.
 */
export function responseCode(protocol: Protocol, http: string | null, grpcStatus: string | null): string {
  if (protocol === 'grpc' && grpcStatus !== null && !isHttpError(http ?? '')) return grpcStatus
  return http === '0' ? NO_RESPONSE : (http ?? 'unknown')
}

function isHttpError(code: string): boolean {
  return code.length === 3 && (code.startsWith('4') || code.startsWith('5'))
}

export type ResponseClass = keyof Classes

/** The class of a code (R1, R2); null for successes, informational and unknown codes, and for what has no codes. */
export function classOf(protocol: Protocol, code: string): ResponseClass | null {
  if (protocol === 'tcp') return null
  if (code === NO_RESPONSE) return 'noResponse'
  if (protocol === 'grpc' && code.length !== 3) return ['0', 'unknown', ''].includes(code) ? null : 'grpcError'
  if (protocol === 'grpc') return isHttpError(code) ? 'grpcError' : null
  if (code.startsWith('3')) return 'c3xx'
  if (code.startsWith('4')) return 'c4xx'
  return code.startsWith('5') ? 'c5xx' : null
}

/** Redirects are answers, not errors. */
export function isErrorClass(name: ResponseClass | null): boolean {
  return name !== null && name !== 'c3xx'
}
