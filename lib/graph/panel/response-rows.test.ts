import { describe, expect, test } from 'vitest'
import { isResponseFlag, splitFlags } from './response-flags'
import { toCodeRows, toFlagRows, toHostRows } from './response-rows'
import { anEdge } from './testing/graph-parts'

const response = (code: string, rate: number, flags: Record<string, number> = { '-': rate }) => ({
  code,
  rate,
  flags,
  hosts: { 'reviews:9080': rate },
  moreHosts: 0,
})

describe('response codes', () => {
  test.each([
    ['http', '200', false, null],
    ['http', '301', false, null],
    ['http', '404', true, null],
    ['http', '504', true, null],
    ['http', '-', true, null],
    ['http', 'unknown', false, null],
    ['grpc', '0', false, 'OK'],
    ['grpc', '14', true, 'UNAVAILABLE'],
    ['grpc', '200', false, null],
    ['grpc', '503', true, null],
    ['grpc', '-', true, null],
    ['grpc', 'unknown', false, null],
    ['grpc', '', false, null],
  ] as const)('R1, R2: %s %s is an error: %s (%s)', (protocol, code, isError, name) => {
    const [row] = toCodeRows(anEdge('a', 'b', { protocol, responses: [response(code, 10)] }))
    expect(row).toMatchObject({ code, isError, name, percent: 100 })
  })

  test('the most frequent code is first and knows its share', () => {
    const rows = toCodeRows(anEdge('a', 'b', { responses: [response('200', 1), response('504', 9, { UT: 9 })] }))
    expect(rows.map((row) => [row.code, row.percent, row.flags])).toEqual([
      ['504', 90, ['UT']],
      ['200', 10, []],
    ])
  })

  test('an edge without a rate gives no share instead of dividing by 0', () => {
    const edge = anEdge('a', 'b', { rate: 0, responses: [response('200', 0, { UT: 0 })] })
    expect(toCodeRows(edge)).toMatchObject([{ percent: null }])
    expect(toFlagRows(edge)).toMatchObject([{ percent: null }])
  })

  test('N2: bytes have no codes, yet flags and hosts', () => {
    const edge = anEdge('a', 'b', { protocol: 'tcp', responses: [response('-', 10, { UF: 10 })] })
    expect(toCodeRows(edge)).toEqual([])
    expect(toFlagRows(edge)).toMatchObject([{ flags: ['UF'], codes: [] }])
    expect(toHostRows(edge)).toMatchObject([{ code: null, hosts: [{ host: 'reviews:9080', rate: 10 }] }])
  })
})

describe('response flags', () => {
  test('flags are summed over codes, and no flag is no row', () => {
    const edge = anEdge('a', 'b', {
      responses: [response('503', 4, { 'UF,URX': 3, '-': 1 }), response('504', 2, { 'UF,URX': 2 }), response('200', 4)],
    })
    expect(toFlagRows(edge)).toEqual([
      { label: 'UF,URX', flags: ['UF', 'URX'], rate: 5, percent: 50, codes: ['503', '504'] },
    ])
  })

  test.each([
    ['-', []],
    ['', []],
    ['UF', ['UF']],
    ['UF, URX', ['UF', 'URX']],
    ['<b>', ['<b>']],
  ])('%j names %j', (label, flags) => {
    expect(splitFlags(label)).toEqual(flags)
  })

  test.each(['NEW', '__proto__', 'constructor'])('%s is no flag with a known meaning', (flag) => {
    expect(isResponseFlag(flag)).toBe(false)
  })
})

test('hosts come largest first, with the number of those left out', () => {
  const responses = [{ code: '200', rate: 10, flags: {}, hosts: { a: 1, b: 9 }, moreHosts: 3 }]
  expect(toHostRows(anEdge('x', 'y', { responses }))).toEqual([
    {
      code: '200',
      hosts: [
        { host: 'b', rate: 9 },
        { host: 'a', rate: 1 },
      ],
      moreHosts: 3,
    },
  ])
})
