/** Seconds since the Unix epoch, UTC; may carry a fraction. */
export type UnixSeconds = number & { readonly __unit: 'UnixSeconds' }
/** A length of time in milliseconds. */
export type Milliseconds = number & { readonly __unit: 'Milliseconds' }

/** Brands a number as an instant. The caller vouches that it counts seconds, not milliseconds. */
export function unixSeconds(value: number): UnixSeconds {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a brand exists only at compile time
  return value as UnixSeconds
}

/** Brands a number as a length of time in milliseconds. */
export function milliseconds(value: number): Milliseconds {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a brand exists only at compile time
  return value as Milliseconds
}
