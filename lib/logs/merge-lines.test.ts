import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeLines } from './merge-lines'

const line = (time: string, text = '') => ({ time, text })

describe('mergeLines', () => {
  it('puts lines among those of other streams', () => {
    expect(mergeLines([line('1'), line('4')], [line('2'), line('5')]).map(({ time }) => time)).toEqual([
      '1',
      '2',
      '4',
      '5',
    ])
  })

  it('keeps the order of arrival among equal times', () => {
    const merged = mergeLines([line('1', 'a'), line('2', 'b')], [line('2', 'c'), line('2', 'd')])
    expect(merged.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps a line without a time behind the one before it', () => {
    const merged = mergeLines([line('3', 'x')], [line('1', 'a'), line('', 'b'), line('5', 'c')])
    expect(merged.map(({ text }) => text)).toEqual(['a', 'b', 'x', 'c'])
  })

  it('returns what is there when nothing comes', () => {
    const present = [line('1')]
    expect(mergeLines(present, [])).toBe(present)
  })

  it('loses nothing, is in order, and keeps each stream’s own order, however lines arrive', () => {
    const stream = fc
      .array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 })
      .map((times) => times.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(fc.array(stream, { maxLength: 5 }), (streams) => {
        const all = streams.map((times, of) => times.map((at, i) => ({ time: String(at).padStart(2, '0'), of, i })))
        const merged = all.reduce<readonly { time: string; of: number; i: number }[]>(
          (book, arrived) => mergeLines(book, arrived),
          [],
        )
        expect(merged).toHaveLength(all.flat().length)
        expect(merged.map(({ time }) => time)).toEqual(merged.map(({ time }) => time).toSorted())
        for (const [of] of all.entries()) expect(merged.filter((one) => one.of === of)).toEqual(all[of])
      }),
    )
  })
})
