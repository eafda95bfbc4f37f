import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupRoots } from './group-roots'
import type { Certificate, ReadBundle } from './model'

const NOW = '2026-03-01T00:00:00.000Z'

const certificate = (fingerprint: string, until = '2036-01-01T00:00:00.000Z'): Certificate => ({
  subject: 'O=cluster.local',
  issuer: 'O=cluster.local',
  from: '2025-01-01T00:00:00.000Z',
  until,
  serial: '01',
  fingerprint,
  key: 'RSA 2048',
})

/** Texts name the fingerprints of their certificates; `?` is garbage. */
const read = (pem: string): ReadBundle => ({
  certificates: pem
    .split(' ')
    .filter((name) => name !== '?')
    .map((name) => certificate(name, name === 'soon' ? '2026-03-11T00:00:00.000Z' : undefined)),
  unreadable: pem.split(' ').filter((name) => name === '?').length,
})

const group = (copies: Readonly<Record<string, string>>, trusted: readonly string[] | undefined) =>
  groupRoots(
    Object.entries(copies).map(([namespace, pem]) => ({ namespace, pem })),
    { read, trusted: trusted === undefined ? undefined : new Set(trusted), now: NOW },
  )

describe('roots of namespaces', () => {
  test('equal ones are one group, whatever their order', () => {
    const [only, ...others] = group({ b: 'x y', a: 'y x', c: 'x y' }, ['x', 'y'])
    expect(others).toEqual([])
    expect(only).toMatchObject({ relation: 'same', namespaces: ['a', 'b', 'c'], unreadable: 0 })
  })

  test.each([
    ['x', ['x'], 'same'],
    ['x y', ['x'], 'shares'],
    ['x', ['x', 'y'], 'shares'],
    ['z', ['x', 'y'], 'differs'],
    ['?', ['x'], 'differs'],
    ['x', undefined, 'unknown'],
    ['x', [], 'unknown'],
  ])('%s beside %j: %s', (pem, trusted, relation) => {
    expect(group({ shop: pem }, trusted)[0]?.relation).toBe(relation)
  })

  test('the worst stand first', () => {
    const groups = group({ good: 'x', other: 'z', garbage: '? x', ends: 'x soon' }, ['x'])
    expect(groups.map(({ namespaces }) => namespaces[0])).toEqual(['garbage', 'other', 'ends', 'good'])
  })

  test('the certificate that ends first stands first, with its days', () => {
    const [first] = group({ shop: 'x soon' }, ['x'])
    expect(first?.certificates.map(({ fingerprint, expiry, daysLeft }) => [fingerprint, expiry, daysLeft])).toEqual([
      ['soon', 'warning', 10],
      ['x', 'ok', 3593],
    ])
  })

  test('every namespace stands in one group, and equal texts are read once', () => {
    const pem = fc.constantFrom('x', 'y', 'x y', 'y x', '?', 'z ?')
    fc.assert(
      fc.property(fc.array(pem, { maxLength: 40 }), (pems) => {
        const asked: string[] = []
        const groups = groupRoots(
          pems.map((one, i) => ({ namespace: `n${i}`, pem: one })),
          { read: (text) => (asked.push(text), read(text)), trusted: new Set(['x']), now: NOW },
        )
        expect(groups.flatMap(({ namespaces }) => namespaces)).toHaveLength(pems.length)
        expect(asked).toHaveLength(new Set(pems).size)
      }),
    )
  })
})
