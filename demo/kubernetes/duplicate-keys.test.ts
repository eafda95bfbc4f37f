import { duplicateKeys } from './duplicate-keys'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('the keys that a JSON text names twice', () => {
  it.each([
    ['{"a":1,"a":2}', ['a']],
    ['{"a":{"b":1,"b":2,"b":3}}', ['a.b', 'a.b']],
    ['{"a":[{"b":1},{"b":1,"b":2}]}', ['a[1].b']],
    ['[[{"x":0,"x":1}]]', ['[0][0].x']],
    [String.raw`{"a\"}":"{\"a\":1","a\"}":[","]}`, ['a"}']],
    [String.raw`{"\u0061":1,"a":2}`, ['a']],
    ['{"a":"a","b":"a"}', []],
    ['{"__proto__":1,"constructor":2,"__proto__":3}', ['__proto__']],
    ['"a"', []],
    ['', []],
  ])('in %s are %j', (json, keys) => {
    expect(duplicateKeys(json)).toEqual(keys)
  })
  it('are none in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(duplicateKeys(JSON.stringify(value))).toEqual([])
      }),
    )
  })
})
