import { type Json, sameJson } from '@/lib/std/json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { printYaml } from './print-yaml'
import { readYaml } from './read-yaml'

const MISREAD = ['on', 'yes', 'n', '0123', '1:20', '2024-01-01', '1_000', '0x1f', '.5', '1e3', '~', 'null', '', '=', '<<', '-', '...', '- a', 'a: b', 'a #b', ' a', 'a ', '*', '&a', '\t', 'a\nb', 'a\n\n', '\na', ' a\nb', 'a \nb', '\u2028', '\u0085', '\ud800', '\u202e', '🙂', 'x\r\ny', '190:20:30', '12:30:45', '0o17', '0b1', '+1', '.inf', '.NaN', '1.', 'y'] // prettier-ignore
const text = fc.oneof(
  fc.constantFrom(...MISREAD),
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.stringMatching(/^[-+0-9._:eExob]{1,8}$/),
)
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.bigInt().map((n) => (n > BigInt(Number.MAX_SAFE_INTEGER) || n < BigInt(Number.MIN_SAFE_INTEGER) ? n : Number(n))),
)
const json = fc.letrec<{ value: Json; leaf: Json }>((tie) => ({
  leaf: fc.oneof(text, number, fc.boolean(), fc.constant(null)),
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

it('gives back what was printed, whatever the JSON', () => {
  fc.assert(
    fc.property(json, (value) => {
      const reading = readYaml(printYaml(value))
      expect(reading.ok && sameJson(reading.value.value, value)).toBe(true)
      expect(reading.ok && reading.value.warnings).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

it('is read the same by a reader of YAML 1.1', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{3,9}$/), text, { noNullPrototype: true }), (value) => {
      const read: unknown = parse(printYaml(value), { version: '1.1' })
      expect(sameJson(read, value)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('keeps the order of keys', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)), (keys) => {
      const reading = readYaml(printYaml(Object.fromEntries(keys.map((key) => [key, 1]))))
      expect(reading.ok && Object.keys(reading.value.value as object)).toEqual(keys)
    }),
  )
})

it('reads back keys and texts of any length', () => {
  const value = { ['k'.repeat(3_000)]: { ['l'.repeat(2_000)]: ['x'.repeat(5_000)] }, 'a\nb': 'c' }
  const reading = readYaml(printYaml(value))
  expect(reading.ok && reading.value.value).toEqual(value)
})

describe('how it looks', () => {
  it('lays out blocks as kubectl does', () => {
    const value = {
      apiVersion: 'networking.istio.io/v1',
      metadata: { name: 'reviews', annotations: { 'example.com/on': 'on', script: 'if a:\n  b\n' }, labels: {} },
      spec: {
        hosts: ['reviews', '*'],
        http: [{ route: [{ destination: { host: 'reviews', port: { number: 9080 } }, weight: 0 }], timeout: '10s' }],
        nested: [[1, 2], [], {}],
        big: 12345678901234567890n,
      },
    }
    expect(printYaml(value)).toBe(`apiVersion: networking.istio.io/v1
metadata:
  name: reviews
  annotations:
    example.com/on: "on"
    script: |
      if a:
        b
  labels: {}
spec:
  hosts:
  - reviews
  - "*"
  http:
  - route:
    - destination:
        host: reviews
        port:
          number: 9080
      weight: 0
    timeout: 10s
  nested:
  - - 1
    - 2
  - []
  - {}
  big: 12345678901234567890
`)
  })

  it.each(['10s', '1h30m', '10.0.0.1', '127.0.0.1:8080', '1.2.3', 'v1', '--flag', 'a:b', 'a#b', 'spiffe://x/ns/y', '/a?b=c', 'größe']) // prettier-ignore
  ('leaves %s bare', (value) => {
    expect(printYaml({ value })).toBe(`value: ${value}\n`)
  })

  it.each(['on', 'yes', '0123', '1:20', '2024-01-01', '1_000', '0x1f', '~', 'null', '1e3', ''])(
    'quotes %j, which others misread',
    (value) => {
      expect(printYaml({ value })).toBe(`value: ${JSON.stringify(value)}\n`)
    },
  )

  it('writes out what nobody sees', () => {
    expect(printYaml({ value: 'a\u202eb\u200b' })).toBe('value: "a\\u202eb\\u200b"\n')
  })
})
