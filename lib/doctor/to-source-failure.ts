import type { PharosError } from '@/lib/ports/pharos-error'
import type { SourceFailure } from './evidence'

/** A source's failure as plain data. */
export function toSourceFailure({
  code,
  message,
  details,
}: Pick<PharosError, 'code' | 'message' | 'details'>): SourceFailure {
  const { cause, status, type, upstream } = details
  return {
    code,
    message,
    cause: typeof cause === 'string' ? cause : null,
    status: typeof status === 'number' ? status : null,
    type: typeof type === 'string' ? type : null,
    upstream: typeof upstream === 'string' && upstream !== '' ? upstream : null,
  }
}
