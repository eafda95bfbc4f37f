import { z } from 'zod'

/**
 * A time in nanoseconds since the Unix epoch, read as whole microseconds. 64-bit numbers are texts in this JSON; some writers forget
 * it.
 */
export const unixNanos = z
  .union([z.string().regex(/^\d{1,20}$/), z.number().nonnegative()])
  .transform((ns) => (typeof ns === 'number' ? Math.floor(ns / 1000) : Number(BigInt(ns) / 1000n)))
