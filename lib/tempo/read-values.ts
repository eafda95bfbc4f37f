import { failed, ok, type Result } from '@/lib/std/result'
import { z } from 'zod'

const values = z.object({
  tagValues: z.array(z.union([z.string(), z.object({ value: z.string() })])).nullish(),
})

/** Reads the values of a tag: of each its type and text, or its text alone. */
export function readValues(answer: unknown): Result<readonly string[], 'shape'> {
  const read = values.safeParse(answer)
  if (!read.success) return failed('shape')
  return ok((read.data.tagValues ?? []).map((value) => (typeof value === 'string' ? value : value.value)))
}
