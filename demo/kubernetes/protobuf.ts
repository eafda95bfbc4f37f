import { badRequest } from './api-failure'
import { type JsonObject, objectAt, textAt } from './json'

/**
 * The few messages that kubectl sends as protobuf and nobody can ask it to send otherwise. Each word is a field, numbered
 * from 1: a text, `name:Message`, `name{}` for a map of texts, `-` for one that the server decides.
 */
const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['TypeMeta', 'apiVersion kind'],
  ['ObjectMeta', 'name generateName namespace - - - - - - - labels{} annotations{}'],
  ['Entry', 'key value'],
  ['Namespace', 'metadata:ObjectMeta - -'],
  ['ConfigMap', 'metadata:ObjectMeta data{}'],
  ['ServiceAccount', 'metadata:ObjectMeta'],
  ['SelfSubjectAccessReview', '- spec:AccessSpec -'],
  ['AccessSpec', 'resourceAttributes:ResourceAttributes nonResourceAttributes:PathAttributes'],
  ['ResourceAttributes', 'namespace verb group version resource subresource name'],
  ['PathAttributes', 'path verb'],
  ['SelfSubjectRulesReview', '- spec:RulesSpec -'],
  ['RulesSpec', 'namespace'],
  ['SelfSubjectReview', '- -'],
])
const MAGIC = 'k8s\0'
const EMPTY = Buffer.alloc(0)
const ONE = Buffer.alloc(1)

/** @throws 400 for other kinds, and for fields that would be lost. */
export function decodeProtobuf(body: Buffer): JsonObject {
  if (body.subarray(0, 4).toString('latin1') !== MAGIC) throw badRequest('the body is no protobuf envelope')
  const envelope = new Map(fieldsOf(body.subarray(4)))
  const typeMeta = decode('TypeMeta', envelope.get(1) ?? EMPTY)
  return { ...decode(textAt(typeMeta, 'kind'), envelope.get(2) ?? EMPTY), ...typeMeta }
}

function decode(name: string, bytes: Buffer): JsonObject {
  const words = MESSAGES.get(name)?.split(' ')
  if (words === undefined) {
    throw badRequest(`the demo reads no protobuf of kind ${name}: send JSON, as kubectl apply does`)
  }
  const message = new Map<string, unknown>()
  for (const [number, value] of fieldsOf(bytes)) {
    if (value.length === 0) continue
    const word = words[number - 1]
    if (word === undefined) throw badRequest(`the demo does not read field ${number} of ${name} from protobuf`)
    const [field = '', inner] = word.split(':')
    if (field.endsWith('{}')) {
      const { key, value: text = '' } = decode('Entry', value)
      const map = field.slice(0, -2)
      message.set(map, { ...objectAt(message.get(map)), [String(key)]: text })
    } else if (field !== '-') message.set(field, inner === undefined ? value.toString('utf8') : decode(inner, value))
  }
  return Object.fromEntries(message)
}

/** Number and bytes of each field; numbers that are not 0 come as one byte. @throws 400 when the bytes are cut or of another kind. */
function* fieldsOf(bytes: Buffer): Generator<readonly [number, Buffer]> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]
      if (byte === undefined || scale > 2 ** 49) throw badRequest('the protobuf of the request is cut')
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    if (tag % 8 === 0) yield [number, varint() === 0 ? EMPTY : ONE]
    else if (tag % 8 === 2) {
      const end = varint() + at
      if (end > bytes.length) throw badRequest('the protobuf of the request is cut')
      yield [number, bytes.subarray(at, (at = end))]
    } else throw badRequest('the protobuf of the request has a field of an unknown type')
  }
}
