import type { PharosError } from './pharos-error'

/** Why a source gave no answer, where something can be done about it. */
export const FAILURE_CAUSES = [
  'name',
  'refused',
  'closed',
  'noRoute',
  'silent',
  'untrusted',
  'tls',
  'login',
  'foreign',
  'busy',
  'failing',
] as const
export type FailureCause = (typeof FAILURE_CAUSES)[number]

/** By the codes of Node's system errors. */
const BY_SOCKET: ReadonlyMap<string, FailureCause> = new Map([
  ['ENOTFOUND', 'name'],
  ['EAI_AGAIN', 'name'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'closed'],
  ['EPIPE', 'closed'],
  ['EHOSTUNREACH', 'noRoute'],
  ['ENETUNREACH', 'noRoute'],
  ['ETIMEDOUT', 'silent'],
])

/**
 * What a source's failure tells of its cause (product 5.3: S01 to S04, S06, S07).
 *
 * @returns undefined where it tells nothing that somebody could act on, or is no failure of a source.
 */
export function failureCause({ code, details }: Pick<PharosError, 'code' | 'details'>): FailureCause | undefined {
  if (!code.startsWith('upstream_')) return undefined
  const { cause, status } = details
  if (status === 401 || status === 403) return 'login'
  if (status === 429) return 'busy'
  if (typeof status === 'number' && status >= 500) return 'failing'
  if (code === 'upstream_timeout') return 'silent'
  if (code === 'upstream_invalid') return 'foreign'
  if (typeof cause !== 'string') return undefined
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH/.test(cause)) return 'untrusted'
  if (/^(EPROTO|ERR_SSL_|ERR_TLS_)/.test(cause)) return 'tls'
  return BY_SOCKET.get(cause)
}
