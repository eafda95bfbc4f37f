/** An expected outcome: either a value, or an error that the caller must look at. */
export type Result<T, E> = Ok<T> | Failed<E>
export interface Ok<T> {
  readonly ok: true
  readonly value: T
}
export interface Failed<E> {
  readonly ok: false
  readonly error: E
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function failed<E>(error: E): Failed<E> {
  return { ok: false, error }
}
