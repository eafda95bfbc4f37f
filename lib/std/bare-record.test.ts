import { makeBare } from '@/lib/std/bare-record'
import { expect, test } from 'vitest'

test('a bare record holds what was written and nothing else', () => {
  const record = makeBare<string>({})
  expect(['constructor', 'toString', '__proto__'].map((key) => record[key])).toEqual(Array(3).fill(undefined))
  Object.assign(record, JSON.parse('{"__proto__":"a","constructor":"b"}'))
  expect(Object.entries(record)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
})
