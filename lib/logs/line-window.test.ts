import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FirstLines } from './first-lines'
import { LineWindow } from './line-window'
import type { LogLine } from './log-events'

const lines = (...texts: readonly string[]): readonly LogLine[] => texts.map((text) => ({ stream: 0, time: '', text }))
const textsOf = (kept: { lines(): readonly LogLine[] }): readonly string[] => kept.lines().map(({ text }) => text)

describe('LineWindow', () => {
  it('keeps the newest lines and says what cut them', () => {
    const kept = new LineWindow({ maxLines: 2, maxSize: 100 })
    kept.push(lines('a', 'b'))
    expect([textsOf(kept), kept.cut]).toEqual([['a', 'b'], undefined])
    kept.push(lines('c'))
    expect([textsOf(kept), kept.cut]).toEqual([['b', 'c'], 'lines'])
  })

  it('keeps no more text than allowed', () => {
    const kept = new LineWindow({ maxLines: 10, maxSize: 5 })
    kept.push(lines('aaa', 'bb', 'cc'))
    expect([textsOf(kept), kept.cut]).toEqual([['bb', 'cc'], 'bytes'])
  })

  it('holds the end of what came, within both limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ maxLength: 9 }))),
        fc.nat(20),
        fc.nat(50),
        (parts, maxLines, maxSize) => {
          const kept = new LineWindow({ maxLines, maxSize })
          for (const part of parts) kept.push(lines(...part))
          const all = parts.flat()
          const texts = textsOf(kept)
          expect(texts).toEqual(texts.length === 0 ? [] : all.slice(-texts.length))
          expect(texts.length).toBeLessThanOrEqual(maxLines)
          expect(texts.join('').length).toBeLessThanOrEqual(maxSize)
          expect(kept.cut === undefined).toBe(texts.length === all.length)
        },
      ),
    )
  })
})

describe('FirstLines', () => {
  it.each([
    [{ maxLines: 2, maxSize: 100 }, ['a', 'b'], 'lines'],
    [{ maxLines: 9, maxSize: 2 }, ['a', 'b'], 'bytes'],
    [{ maxLines: 9, maxSize: 9 }, ['a', 'b', 'c'], undefined],
  ] as const)('keeps the beginning, within %j', (limits, kept, cut) => {
    const first = new FirstLines(limits)
    first.push(lines('a', 'b'))
    first.push(lines('c'))
    expect([textsOf(first), first.cut]).toEqual([kept, cut])
  })
})
