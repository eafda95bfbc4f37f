import 'server-only'
import type { ErrorCode } from '@/lib/ports/pharos-error'

/** The one mapping of errors to HTTP. */
export const HTTP_STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  read_only: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  too_large: 422,
  too_many_requests: 429,
  internal: 500,
  upstream_invalid: 502,
  upstream_unavailable: 503,
  upstream_timeout: 504,
} as const satisfies Record<ErrorCode, number>
