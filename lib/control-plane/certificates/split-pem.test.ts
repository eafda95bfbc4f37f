import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitPem } from './split-pem'

const one = (body: string): string => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`

test('each certificate of a bundle stands alone, whatever is between them', () => {
  expect(splitPem(`# roots\n${one('AA==')}\n\n${one('BB==')}\n`)).toEqual({
    blocks: [one('AA=='), one('BB==')],
    unreadable: 0,
  })
})

test.each([
  ['nothing', '', 1],
  ['words', 'not a certificate', 1],
  ['a key', '-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----', 1],
  ['one that does not end', '-----BEGIN CERTIFICATE-----\nAA==', 1],
])('%s is no certificate', (_, text, unreadable) => {
  expect(splitPem(text)).toEqual({ blocks: [], unreadable })
})

test('one that is cut off does not hide the other', () => {
  const { blocks, unreadable } = splitPem(`-----BEGIN CERTIFICATE-----\nAA==\n${one('BB==')}`)
  expect(blocks).toEqual([one('BB==')])
  expect(unreadable).toBe(1)
})

test('a hundred are looked at, and the others counted', () => {
  const { blocks, unreadable } = splitPem(Array.from({ length: 103 }, () => one('AA==')).join('\n'))
  expect([blocks.length, unreadable]).toEqual([100, 3])
})

test('no text makes it fail or lose count', () => {
  const part = fc.constantFrom('-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----', 'AA==', '\n', '-', ' ')
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      (text) => {
        const { blocks, unreadable } = splitPem(text)
        expect(unreadable).toBeGreaterThanOrEqual(blocks.length === 0 ? 1 : 0)
      },
    ),
  )
})
