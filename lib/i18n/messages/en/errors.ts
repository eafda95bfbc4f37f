import type { ErrorCode } from '@/lib/ports/pharos-error'

/** One sentence for each error code; what the server and the upstream said of the single case stands below it. */
export const errors = {
  source: { prometheus: 'Prometheus', kubernetes: 'Kubernetes', pharos: 'Pharos', other: 'A source' },
  bad_request: 'Pharos does not understand this request.',
  unauthenticated: 'Nobody is logged in.',
  forbidden: 'The right to see this is missing.',
  not_found: 'This does not exist, or not any more.',
  conflict: 'Somebody else changed this in the meantime.',
  invalid: 'The values do not fit together.',
  upstream_unavailable: '{source} cannot be reached.',
  upstream_timeout: '{source} did not answer in time.',
  upstream_invalid: '{source} answered with something that is not its API.',
  too_large: 'The answer is larger than the limit.',
  too_many_requests: 'Too many requests at once.',
  read_only: 'Changes are switched off here.',
  internal: 'Pharos failed. This is a defect.',
  offline: 'No connection to Pharos.',
} as const satisfies Record<ErrorCode | 'offline', string> & { readonly source: Readonly<Record<string, string>> }
