import { ApiFailure } from './api-failure'
import { isJsonObject, textAt, valueAt, without } from './json'
import { isDeepStrictEqual } from 'node:util'

type Container = readonly unknown[] | Readonly<Record<string, unknown>>
type Pointer = readonly string[]

const WRONG_PATCH = 'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp'
const MAX_OPERATIONS = 10_000
/** Copies of copies grow without bound: their texts together stay under this. */
const MAX_COPIED = 3 * 1024 * 1024

/** RFC 6902. Changes neither argument. @throws 422 when an operation cannot be done, 400 when the patch is none. */
export function jsonPatch(document: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw new ApiFailure(400, 'BadRequest', WRONG_PATCH)
  if (patch.length > MAX_OPERATIONS) throw tooLarge(`more than ${MAX_OPERATIONS} operations in a JSON patch`)
  let copied = 0
  return patch.reduce((current: unknown, operation: unknown) => {
    if (textAt(operation, 'op') === 'copy') {
      copied += JSON.stringify(read(current, pointer(operation, 'from'))).length
      if (copied > MAX_COPIED) throw tooLarge('the copies of a JSON patch are too large')
    }
    return apply(current, operation)
  }, document)
}

function apply(document: unknown, operation: unknown): unknown {
  const path = pointer(operation, 'path')
  const value = valueAt(operation, 'value')
  switch (textAt(operation, 'op')) {
    case 'add':
      return value === undefined ? fail() : add(document, path, value)
    case 'remove':
      return remove(document, path)
    case 'replace':
      return value === undefined ? fail() : replace(document, path, value)
    case 'move': {
      const from = pointer(operation, 'from')
      return add(remove(document, from), path, read(document, from))
    }
    case 'copy':
      return add(document, path, read(document, pointer(operation, 'from')))
    case 'test':
      return isDeepStrictEqual(read(document, path), value) ? document : fail()
    default:
      return fail()
  }
}

function pointer(operation: unknown, field: string): Pointer {
  const text = valueAt(operation, field)
  if (text === '') return []
  if (typeof text !== 'string' || !text.startsWith('/')) return fail()
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function read(document: unknown, path: Pointer): unknown {
  return path.reduce(child, document)
}

function child(node: unknown, token: string): unknown {
  if (Array.isArray(node)) return node[index(token, node.length - 1)] as unknown
  return isJsonObject(node) && Object.hasOwn(node, token) ? node[token] : fail()
}

function add(document: unknown, path: Pointer, value: unknown): unknown {
  return changed(document, path, value, (parent, token) => {
    if (!isList(parent)) return { ...parent, [token]: value }
    return parent.toSpliced(token === '-' ? parent.length : index(token, parent.length), 0, value)
  })
}

/** As the real server, and against the RFC, a key that an object lacks may be replaced. */
function replace(document: unknown, path: Pointer, value: unknown): unknown {
  return changed(document, path, value, (parent, token) => {
    return isList(parent) ? parent.with(index(token, parent.length - 1), value) : { ...parent, [token]: value }
  })
}

function remove(document: unknown, path: Pointer): unknown {
  return changed(document, path, undefined, (parent, token) => {
    child(parent, token)
    return isList(parent) ? parent.toSpliced(Number(token), 1) : without(parent, token)
  })
}

/** A copy in which the container at the end of the path is another one; `root` is the answer for the empty path. */
function changed(
  node: unknown,
  [token, ...rest]: Pointer,
  root: unknown,
  change: (parent: Container, token: string) => Container,
): unknown {
  if (token === undefined) return root
  if (!isList(node) && !isJsonObject(node)) return fail()
  if (rest.length === 0) return change(node, token)
  const inner = changed(child(node, token), rest, root, change)
  return isList(node) ? node.with(Number(token), inner) : { ...node, [token]: inner }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function index(token: string, last: number): number {
  return /^(0|[1-9]\d{0,8})$/.test(token) && Number(token) <= last ? Number(token) : fail()
}

function tooLarge(message: string): ApiFailure {
  return new ApiFailure(413, 'RequestEntityTooLarge', message)
}

function fail(): never {
  throw new ApiFailure(422, 'Invalid', 'the server rejected our request due to an error in our request', {})
}
