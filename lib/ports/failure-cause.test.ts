import { describe, expect, test } from 'vitest'
import { failureCause } from './failure-cause'
import { type ErrorCode, type ErrorDetails, PharosError } from './pharos-error'

const CASES: readonly (readonly [code: ErrorCode, details: ErrorDetails, cause: string | undefined])[] = [
  ['upstream_unavailable', { cause: 'ENOTFOUND' }, 'name'],
  ['upstream_unavailable', { cause: 'ECONNREFUSED' }, 'refused'],
  ['upstream_unavailable', { cause: 'ECONNRESET' }, 'closed'],
  ['upstream_unavailable', { cause: 'EHOSTUNREACH' }, 'noRoute'],
  ['upstream_timeout', {}, 'silent'],
  ['upstream_timeout', { status: 504 }, 'failing'],
  ['upstream_unavailable', { cause: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'untrusted'],
  ['upstream_unavailable', { cause: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'tls'],
  ['upstream_unavailable', { status: 401 }, 'login'],
  ['upstream_unavailable', { status: 403 }, 'login'],
  ['upstream_unavailable', { status: 429 }, 'busy'],
  ['upstream_unavailable', { status: 503 }, 'failing'],
  ['upstream_invalid', { status: 200 }, 'foreign'],
  ['upstream_invalid', { cause: 'HPE_INVALID_CONSTANT' }, 'foreign'],
  ['upstream_unavailable', { cause: 'EWHATEVER' }, undefined],
  ['upstream_unavailable', {}, undefined],
  ['forbidden', { status: 403 }, undefined],
  ['internal', {}, undefined],
]

describe('the cause of a failure', () => {
  test.each(CASES)('%s %o is %s', (code, details, cause) => {
    expect(failureCause(new PharosError(code, '', details))).toBe(cause)
  })
})
