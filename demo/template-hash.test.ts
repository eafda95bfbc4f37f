import { templateHash } from './template-hash'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('differs when anything does that is asked for', () => {
  const hashes = [{}, { a: 1 }, { a: '1' }, { a: [1] }, { a: [[], 1] }, { a: { b: 1 } }, { b: 1 }].map(templateHash)
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(hashes.every((hash) => /^[a-z0-9]{10}$/.test(hash))).toBe(true)
})
it.each([[{ a: 1, b: null }], [{ b: {}, a: 1 }], [{ a: 1, b: [] }], [{ a: 1, b: { c: { d: null } } }]])(
  'takes what is empty for what is not there: %j',
  (template) => {
    expect(templateHash(template)).toBe(templateHash({ a: 1 }))
  },
)
it('does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (template) => {
      const turned = Object.fromEntries(Object.entries(template).toReversed())
      expect(templateHash(turned)).toBe(templateHash(template))
    }),
  )
})
