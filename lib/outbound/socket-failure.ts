import { outboundFailure, type OutboundFailure } from '@/lib/outbound/failure'
import { RefusedAddressError } from '@/lib/outbound/host-rules'

const NOT_REACHED: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'refused the connection'],
  ['ECONNRESET', 'closed the connection'],
  ['EPIPE', 'closed the connection'],
  ['ENOTFOUND', 'has a name that nobody knows'],
  ['EAI_AGAIN', 'has a name that could not be looked up'],
  ['EHOSTUNREACH', 'cannot be reached'],
  ['ENETUNREACH', 'cannot be reached'],
  ['ETIMEDOUT', 'cannot be reached'],
])
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH/
const TLS = /^(EPROTO|ERR_SSL_|ERR_TLS_)/

/** What a connection's error means. @param upstream how the other side is called in the message. */
export function socketFailure(error: unknown, upstream: string): OutboundFailure {
  if (error instanceof RefusedAddressError) {
    return outboundFailure('upstream_unavailable', `${upstream}: ${error.message}.`)
  }
  const code = errorCode(error)
  const details = code === undefined ? {} : { cause: code }
  if (code === undefined) return outboundFailure('upstream_unavailable', `${upstream} could not be asked.`)
  if (code.startsWith('HPE_')) {
    return outboundFailure('upstream_invalid', `${upstream} did not answer in HTTP. Is the address right?`, details)
  }
  if (CERTIFICATE.test(code)) {
    return outboundFailure('upstream_unavailable', `The certificate of ${upstream} is not trusted (${code}).`, details)
  }
  if (TLS.test(code)) {
    return outboundFailure('upstream_unavailable', `${upstream} and we could not agree on TLS (${code}).`, details)
  }
  return outboundFailure('upstream_unavailable', `${upstream} ${NOT_REACHED.get(code) ?? `failed (${code})`}.`, details)
}

/** The code that Node gives its system errors. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
