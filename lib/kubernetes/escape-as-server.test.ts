import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeAsServer } from './escape-as-server'

test('writes what kube-apiserver escapes as it does', () => {
  expect(escapeAsServer(JSON.stringify('<b> & \u2028\u2029 é ‮'))).toBe(
    String.raw`"\u003cb\u003e \u0026 \u2028\u2029 é ‮"`,
  )
})

test('says the same', () => {
  const value = fc.oneof(fc.jsonValue(), fc.string({ unit: fc.constantFrom('<', '>', '&', '"', '\\', '\u2028', 'a') }))
  fc.assert(
    fc.property(value, (any) => {
      expect(JSON.parse(escapeAsServer(JSON.stringify(any)))).toEqual(JSON.parse(JSON.stringify(any)))
    }),
  )
})
