import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Fate, findFate } from './find-fate'

const object = (spec: Readonly<Record<string, number>>, labels: Readonly<Record<string, string>> = {}) => ({
  metadata: { name: 'a', labels },
  spec,
})

test.each<[string, Parameters<typeof findFate>[0], Fate]>([
  [
    'an update that is still there',
    { before: object({ a: 1 }), after: object({ a: 0 }), now: object({ a: 0 }) },
    'stands',
  ],
  [
    'another field changed',
    { before: object({ a: 1 }), after: object({ a: 0 }), now: object({ a: 0, b: 2 }) },
    'stands',
  ],
  [
    'the old value is back',
    { before: object({ a: 1 }), after: object({ a: 0 }), now: object({ a: 1, b: 2 }) },
    'reverted',
  ],
  ['a removed field is back', { before: object({ a: 0 }), after: object({}), now: object({ a: 0 }) }, 'reverted'],
  ['a third value', { before: object({ a: 1 }), after: object({ a: 0 }), now: object({ a: 7 }) }, 'changed'],
  [
    'half of it is back',
    { before: object({ a: 1, b: 1 }), after: object({ a: 0, b: 0 }), now: object({ a: 1, b: 0 }) },
    'changed',
  ],
  [
    'a label is back',
    { before: object({}, { x: '1' }), after: object({}, { x: '2' }), now: object({}, { x: '1' }) },
    'reverted',
  ],
  ['the object is gone', { before: object({ a: 1 }), after: object({ a: 0 }), now: undefined }, 'changed'],
  ['a created object is there', { before: undefined, after: object({}), now: object({ a: 1 }) }, 'stands'],
  ['a created object is gone', { before: undefined, after: object({}), now: undefined }, 'reverted'],
  ['a deleted object is gone', { before: object({}), after: undefined, now: undefined }, 'stands'],
  ['a deleted object is there again', { before: object({}), after: undefined, now: object({}) }, 'reverted'],
])('%s', (_, course, fate) => {
  expect(findFate(course)).toBe(fate)
})

test('what was just written stands, and what was written back is reverted', () => {
  const spec = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 2 }))
  fc.assert(
    fc.property(spec, spec, (from, to) => {
      const [before, after] = [object(from), object(to)]
      expect(findFate({ before, after, now: after })).toBe('stands')
      const isSame = JSON.stringify(Object.entries(from).toSorted()) === JSON.stringify(Object.entries(to).toSorted())
      expect(findFate({ before, after, now: before })).toBe(isSame ? 'stands' : 'reverted')
    }),
  )
})
