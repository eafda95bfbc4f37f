/** Everything that can go wrong in a way a caller may act on. The HTTP status of each is decided in lib/server/http/http-status.ts. */
export const ERROR_CODES = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'upstream_unavailable',
  'upstream_timeout',
  'upstream_invalid',
  'too_large',
  'too_many_requests',
  'read_only',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * What a machine may read of an error: `parameter`, `field` or `namespace` for the place, `source` for the upstream,
 * `upstream` for its own words (cut and scrubbed), `retryAfterSeconds` for a hint.
 */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>

const MARK = Symbol.for('pharos.error')

/**
 * The one error type of Pharos. It is carried in a `Result` where a caller can go on without the value, and thrown where
 * nobody can. `message` is for people; neither it nor `details` ever holds a secret, a token, a URL with credentials or a stack.
 */
export class PharosError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  /** By mark and not by class: the bundler loads this module once for pages and again for routes, and errors go across. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && MARK in value
  }

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'PharosError'
    Object.defineProperty(this, MARK, { value: true })
    this.code = code
    this.details = details
  }
}
