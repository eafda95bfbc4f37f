import { spanIdOf, TraceIds } from './trace-id'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const origins = fc.record({
  entry: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  slot: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  root: fc.integer({ min: 0, max: 2 ** 16 - 1 }),
})

it('an id says where its trace comes from, to who knows the seed', () => {
  const [ids, others] = [new TraceIds(1), new TraceIds(2)]
  fc.assert(
    fc.property(origins, (origin) => {
      const id = ids.encode(origin)
      expect(id).toMatch(/^[0-9a-f]{32}$/)
      expect(ids.decode(id)).toEqual(origin)
      expect(others.decode(id)).toBeUndefined()
    }),
  )
})

it('ids of neighbouring slots have nothing in common to look at', () => {
  const ids = new TraceIds(1)
  const digits = Array.from({ length: 256 }, (_, slot) => ids.encode({ entry: 7, slot, root: 0 }))
  for (let place = 0; place < 32; place += 1) expect(new Set(digits.map((id) => id[place])).size).toBe(16)
})

it('any other text is the id of nothing', () => {
  const ids = new TraceIds(1)
  for (const text of ['', 'xyz', 'A'.repeat(32), '1'.repeat(31), '1'.repeat(33)])
    expect(ids.decode(text)).toBeUndefined()
  fc.assert(fc.property(fc.string(), (text) => ids.decode(text) === undefined))
})

it('spans of a trace never share an id, and none is all zeros', () => {
  const seen = new Set(Array.from({ length: 10_000 }, (_, index) => spanIdOf('0'.repeat(32), index)))
  expect(seen.size).toBe(10_000)
  expect(seen).not.toContain('0'.repeat(16))
})
