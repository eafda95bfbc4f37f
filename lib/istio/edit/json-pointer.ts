/** The steps from the root of a document to a value: keys of objects, and indexes of lists as numbers. */
export type JsonSteps = readonly (string | number)[]

/** Writes steps as RFC 6901 does: `/spec/http/0`. */
export function toPointer(steps: JsonSteps): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Reads a pointer of RFC 6901; undefined when it is none. Whether a step is a key or an index only the document tells. */
export function fromPointer(pointer: string): readonly string[] | undefined {
  if (pointer === '') return []
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}
