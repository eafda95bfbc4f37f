import { FieldSet, pathText, readFieldsV1, toFieldsV1 } from './field-set'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const element = fc.oneof(
  fc.string().map((name) => `f:${name}`),
  fc.jsonValue().map((value) => `v:${JSON.stringify(value)}`),
  fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())).map((keys) => `k:${JSON.stringify(keys)}`),
)
const set = fc
  .array(fc.array(element, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  .map((paths) => new FieldSet(paths))

it('what is written is read again, whatever the fields are called', () => {
  fc.assert(
    fc.property(set, (fields) => {
      const read = readFieldsV1(JSON.parse(JSON.stringify(toFieldsV1(fields))))
      expect(read?.equals(fields)).toBe(true)
    }),
  )
})

it('a place with places inside of it is a point in its branch', () => {
  const fields = new FieldSet([['f:spec', 'f:a'], ['f:spec'], ['f:spec', 'k:{"name":"x"}']])
  expect(toFieldsV1(fields)).toEqual({ 'f:spec': { '.': {}, 'f:a': {}, 'k:{"name":"x"}': {} } })
})

it.each([
  [null],
  ['text'],
  [[]],
  [{ spec: {} }],
  [{ 'f:a': 'b' }],
  [{ 'k:none': {} }],
  [{ 'k:[]': {} }],
  [{ 'f:a': { x: {} } }],
])('%j is no set of fields', (fields) => {
  expect(readFieldsV1(fields)).toBeUndefined()
})

it('what it is given never makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (fields) => {
      readFieldsV1(fields)
    }),
  )
})

it('a path reads as in the words of the real server', () => {
  const path = ['f:spec', 'f:ports', 'k:{"port":80,"protocol":"TCP"}', 'f:name']
  expect(pathText(path)).toBe('.spec.ports[port=80,protocol="TCP"].name')
  expect(pathText(['f:metadata', 'f:finalizers', 'v:"a"'])).toBe('.metadata.finalizers["a"]')
})
