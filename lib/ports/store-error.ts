import { type ErrorCode, type ErrorDetails, PharosError } from './pharos-error'

interface Failure {
  readonly code: ErrorCode
  readonly message: string
  readonly details: ErrorDetails
}

/** Says of a failure which store it is of: its kind, and its name in the configuration. */
export function storeError(source: string, store: string): (failure: Failure) => PharosError {
  return ({ code, message, details }) => new PharosError(code, message, { ...details, source, store })
}
