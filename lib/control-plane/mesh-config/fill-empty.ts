import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'
import { EMPTY_WORDS } from './default-mesh-config'

/**
 * An answer of istiod with what protobuf leaves out because it is empty: of a field with a default its absence means false, 0, the first
 * word of an enumeration or nothing, and never the default.
 */
export function fillEmpty(answer: unknown, defaults: unknown, path = ''): unknown {
  if (!isRecord(defaults)) return answer ?? emptyOf(defaults, path)
  if (answer !== undefined && !isRecord(answer)) return answer
  const filled = makeBare<unknown>({ ...answer })
  for (const [field, value] of Object.entries(defaults)) {
    const full = fillEmpty(filled[field], value, path === '' ? field : `${path}.${field}`)
    if (full !== undefined) filled[field] = full
  }
  return filled
}

function emptyOf(value: unknown, path: string): unknown {
  switch (typeof value) {
    case 'boolean':
      return false
    case 'number':
      return 0
    case 'string':
      return EMPTY_WORDS[path]
    default:
      return undefined
  }
}
