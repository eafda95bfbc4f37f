import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeaders } from './read-headers'

describe('headers as they are typed', () => {
  it.each<[string, object]>([
    ['', {}],
    ['X-Team: blue', { 'X-Team': 'blue' }],
    ['  A :b:c \r\n\n B:', { A: 'b:c', B: '' }],
    ['A: 1\nA: 2', { A: '2' }],
  ])('%j are %j', (text, value) => {
    expect(readHeaders(text)).toEqual({ ok: true, value })
  })

  it.each<[string, number]>([
    ['no colon', 1],
    ['A: 1\nB C: 2', 2],
    [': nothing', 1],
    ['A: \u0007', 1],
  ])('%j has none in line %d', (text, error) => {
    expect(readHeaders(text)).toEqual({ ok: false, error })
  })

  it('are such as can be sent, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readHeaders(text)
        if (!read.ok) return
        for (const [name, value] of Object.entries(read.value)) expect(`${name}${value}`).not.toMatch(/[\r\n\0]/)
      }),
    )
  })
})
