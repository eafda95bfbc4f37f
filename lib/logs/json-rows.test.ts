import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonRows } from './json-rows'

describe('jsonRows', () => {
  it('lists values in order, deeper ones behind what holds them', () => {
    expect(jsonRows('{"a":1,"b":{"c":"x"},"d":[true,null]}')).toEqual({
      cut: false,
      rows: [
        { depth: 0, key: 'a', value: '1', kind: 'number', size: 0 },
        { depth: 0, key: 'b', value: undefined, kind: 'object', size: 1 },
        { depth: 1, key: 'c', value: 'x', kind: 'text', size: 0 },
        { depth: 0, key: 'd', value: undefined, kind: 'list', size: 2 },
        { depth: 1, key: '0', value: 'true', kind: 'word', size: 0 },
        { depth: 1, key: '1', value: 'null', kind: 'word', size: 0 },
      ],
    })
  })

  it('takes keys like __proto__ for data', () => {
    expect(jsonRows('{"__proto__":{"x":1}}')?.rows.map(({ key }) => key)).toEqual(['__proto__', 'x'])
  })

  it('says when there is more than is listed', () => {
    expect(jsonRows(`{"deep":${'['.repeat(2_000)}${']'.repeat(2_000)}}`)).toMatchObject({ cut: true })
    const wide = jsonRows(JSON.stringify(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`k${i}`, i]))))
    expect([wide?.rows.length, wide?.cut]).toEqual([500, true])
  })

  it.each(['', '[1]', '{"broken"', 'text', `{"a":"${'x'.repeat(70_000)}"}`])('reads nothing else: %.20s', (text) => {
    expect(jsonRows(text)).toBeUndefined()
  })

  it('reads every object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(jsonRows(JSON.stringify(value))).toBeDefined()
      }),
    )
  })
})
