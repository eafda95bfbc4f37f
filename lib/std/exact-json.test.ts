import { parseExactJson, printExactJson } from './exact-json'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  '9007199254740993',
  '-123456789012345678901234567890',
  '0',
  '1.5',
  '1e21',
  '{"__proto__":1,"constructor":[]}',
  '[]',
  '{}',
  '""',
  'false',
  'null',
])('%s is read and written without loss', (text) => {
  expect(JSON.stringify(JSON.parse(printExactJson(parseExactJson(text))))).toBe(JSON.stringify(JSON.parse(text)))
})

test('any JSON comes back as it was, in its order', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(printExactJson(parseExactJson(text))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})

test('any integer keeps its digits', () => {
  fc.assert(
    fc.property(fc.bigInt(), (number) => {
      expect(printExactJson(parseExactJson(`{"a":[${number}]}`))).toBe(`{"a":[${number}]}`)
    }),
  )
})
