import { orderLike } from './order-like'
import { anyJson } from './testing/any-json'
import { printExactJson } from '@/lib/std/exact-json'
import { sameJson } from '@/lib/std/json'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('keys stand as in the other version, new ones last', () => {
  const ordered = orderLike({ c: 1, a: { y: 1, x: 2 }, b: 0 }, { a: { x: 0, y: 0 }, gone: 1, b: 1 })
  expect(printExactJson(ordered)).toBe('{"a":{"x":2,"y":1},"b":0,"c":1}')
})

test('any value says the same in any order', () => {
  fc.assert(fc.property(anyJson(), anyJson(), (value, other) => sameJson(orderLike(value, other), value)))
})
