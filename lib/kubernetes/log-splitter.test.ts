import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LogSplitter } from './log-splitter'

const T = '2026-01-05T12:00:00.123456789Z'
const split = (...chunks: readonly (string | Buffer)[]) => {
  const splitter = new LogSplitter(100)
  const lines = chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk)))
  return [...lines, ...splitter.end()]
}

describe('LogSplitter', () => {
  it.each([
    ['a line', `${T} hello\n`, [{ time: T, text: 'hello' }]],
    [
      'indented, empty and returned ones',
      `${T}   at x\n${T} \n${T} end\r\n`,
      [
        { time: T, text: '  at x' },
        { time: T, text: '' },
        { time: T, text: 'end' },
      ],
    ],
    ['a time of its own in the text', `${T} ${T} x\n`, [{ time: T, text: `${T} x` }]],
    ['no time', 'hello\n', [{ time: '', text: 'hello' }]],
    ['a last line without an end', `${T} cut of`, [{ time: T, text: 'cut of' }]],
    [
      'a node that writes its local time',
      '2026-01-05T13:00:00.5+01:00 x\n',
      [{ time: '2026-01-05T12:00:00.500000000Z', text: 'x' }],
    ],
    ['a time that is none', '2026-99-99T00:00:00Z x\n', [{ time: '', text: 'x' }]],
  ])('reads %s', (_, text, lines) => {
    expect(split(text)).toEqual(lines)
  })

  it('makes text of bytes that are none', () => {
    expect(split(Buffer.from([0x61, 0xff, 0xc0, 0x0a]))).toEqual([{ time: '', text: 'a\uFFFD\uFFFD' }])
  })

  it('holds only the beginning of a long line, and tells its length', () => {
    const [long, next] = split(`${T} ${'x'.repeat(600)}`, `${'x'.repeat(400)}\n${T} next\n`)
    expect(long?.cutFrom).toBe(1_000)
    expect(long?.text).toMatch(/^x{100,140}$/)
    expect(next).toEqual({ time: T, text: 'next' })
  })

  it('reads the same wherever the bytes are cut', () => {
    const bytes = Buffer.from(`${T} äöü 😀\n${T} second\nthird`)
    const whole = split(bytes)
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        expect(split(...at.slice(1).map((end, i) => bytes.subarray(at[i], end)))).toEqual(whole)
      }),
    )
  })
})
