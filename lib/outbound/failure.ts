/** The ways in which a call to an upstream ends without an answer; a subset of the product's error codes. */
export type OutboundCode = 'upstream_unavailable' | 'upstream_timeout' | 'upstream_invalid' | 'too_large'

/**
 * Why there is no answer. `message` is for people and holds no credential; `details` carries `upstream` (the other side's own
 * words, cut and scrubbed), `status` (its HTTP status) and `retryAfterSeconds` where they are known.
 */
export interface OutboundFailure {
  readonly code: OutboundCode
  readonly message: string
  readonly details: Readonly<Record<string, string | number>>
}

export function outboundFailure(
  code: OutboundCode,
  message: string,
  details: OutboundFailure['details'] = {},
): OutboundFailure {
  return { code, message, details }
}
