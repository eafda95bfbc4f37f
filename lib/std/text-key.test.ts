import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textKey } from './text-key'

const part = fc.option(fc.oneof(fc.string(), fc.constantFrom('-', '1:a', '1:a-', ':', '')))

it('gives different tuples of one length different texts', () => {
  fc.assert(
    fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (a, b) => {
      expect(textKey(...a) === textKey(...b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
    { numRuns: 1000 },
  )
})

it.each([
  [
    ['a', null],
    [null, 'a'],
  ],
  [
    ['a1', 'b'],
    ['a', '1b'],
  ],
  [
    ['-', ''],
    ['', '-'],
  ],
])('tells %j from %j', (a, b) => {
  expect(textKey(...a)).not.toBe(textKey(...b))
})
