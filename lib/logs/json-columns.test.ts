import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonCells, jsonColumns } from './json-columns'

const lines = (...texts: readonly string[]) => texts.map((text) => ({ text }))

describe('the columns of JSON lines', () => {
  test('are their keys, what most lines have first, as wide as their values', () => {
    const columns = jsonColumns(
      lines('{"level":"info","rare":1,"msg":"started up"}', 'plain text', '{"level":"warning","msg":"x"}'),
    )
    expect(columns).toEqual([
      { key: 'level', width: 7 },
      { key: 'msg', width: 10 },
      { key: 'rare', width: 4 },
    ])
  })

  test('are few, and none is wider than can be read', () => {
    const wide = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`key-${at}`, 'x'.repeat(500)]))
    const columns = jsonColumns(lines(JSON.stringify(wide)))
    expect(columns).toHaveLength(16)
    expect(columns.every(({ width }) => width === 40)).toBe(true)
  })

  test.each(['', 'plain', '[1,2]', '"text"', '{broken', 'null', '12'])('%j has none', (text) => {
    expect(jsonColumns(lines(text))).toEqual([])
    expect(jsonCells(text)).toBeUndefined()
  })

  test('know the keys of the newest lines too, however many there are', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => ({ text: at === 4_999 ? '{"late":1}' : 'plain' }))
    expect(jsonColumns(many)).toEqual([{ key: 'late', width: 4 }])
  })
})

test('the cells of a line are its values, texts as they are and the rest as JSON', () => {
  expect(jsonCells('{"a":"x","b":{"c":[1,null]},"d":false,"__proto__":1}')).toEqual(
    new Map([
      ['a', 'x'],
      ['b', '{"c":[1,null]}'],
      ['d', 'false'],
      ['__proto__', '1'],
    ]),
  )
})

test('no line breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(() => jsonColumns(lines(text, `{${text}`))).not.toThrow()
    }),
  )
})
