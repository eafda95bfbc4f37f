import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextDefinitions } from './next-definitions'
import type { Definition } from './to-cytoscape'

const things = (ids: readonly number[]): Definition[] => ids.map((id) => ({ data: { id: String(id) } }))

test('what is already there goes along whatever is new, and the rest comes in parts', () => {
  const wanted = things([1, 2, 3, 4, 5])
  const first = nextDefinitions(things([2, 9]), wanted, 2)
  expect(first.map(({ data }) => data.id)).toEqual(['1', '2', '3'])
  expect(nextDefinitions(first, wanted, 2)).toBe(wanted)
})

test('it is all there after as many steps as it has parts, in its own order', () => {
  const ids = fc.uniqueArray(fc.nat(60))
  fc.assert(
    fc.property(ids, ids, fc.integer({ min: 1, max: 9 }), (before, after, atOnce) => {
      const wanted = things(after)
      let given: readonly Definition[] = things(before)
      for (let step = 0; step <= after.length / atOnce; step += 1) given = nextDefinitions(given, wanted, atOnce)
      expect(given).toBe(wanted)
    }),
  )
})
