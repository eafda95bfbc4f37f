import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barOf } from './bar-of'
import { buildTraceTree, type TraceTree } from './build-trace-tree'
import { findSpans } from './find-spans'
import type { Span } from './model'
import { serviceColors } from './service-colors'
import { serviceStatistics } from './service-statistics'
import { spanStatus } from './span-status'
import { someSpan, someTrace } from './testing/some-spans'
import { unfoldedRows } from './unfolded-rows'

const outline = ({ rows }: Pick<TraceTree, 'rows'>) => rows.map(({ id, depth }) => '  '.repeat(depth) + id)
const treeOf = (...spans: readonly Span[]) => buildTraceTree(someTrace(...spans))
const child = (id: string, parentId: string, startUs: number, part: Partial<Span> = {}) =>
  someSpan({ id, parentId, startUs, durationUs: 10, ...part })

describe('buildTraceTree', () => {
  it('stands parents before children and siblings by their beginning', () => {
    const tree = treeOf(child('c', 'a', 30), child('b', 'a', 20), child('d', 'b', 25), someSpan({ id: 'a' }))
    expect(outline(tree)).toEqual(['a', '  b', '    d', '  c'])
    expect(tree.rows.map(({ below }) => below)).toEqual([3, 1, 0, 0])
    expect(tree.rows.map(({ index }) => index)).toEqual([3, 1, 2, 0])
  })

  it('stands spans whose parent was not stored below one gap, from the first to the last of them', () => {
    const tree = treeOf(someSpan({ id: 'a' }), child('b', 'gone', 20), child('c', 'gone', 40))
    expect(outline(tree)).toEqual(['a', 'missing gone', '  b', '  c'])
    expect(tree.missing).toBe(1)
    expect(tree.rows[1]).toMatchObject({ span: null, index: -1, startUs: 20, endUs: 50 })
  })

  it('makes the earliest of a circle of parents a root', () => {
    expect(outline(treeOf(child('a', 'b', 2), child('b', 'a', 1), child('self', 'self', 3)))).toEqual([
      'b',
      '  a',
      'self',
    ])
  })

  it('takes spans of one id once', () => {
    expect(outline(treeOf(someSpan({ id: 'a' }), someSpan({ id: 'a' })))).toEqual(['a'])
  })

  it.each([
    ['begins before its parent', child('b', 'a', 500), 'before-parent'],
    ['begins as good as with its parent', child('b', 'a', 950), null],
    ['is served after its caller has ended', child('b', 'a', 2500), 'after-parent'],
    ['goes on after its caller has ended', child('b', 'a', 1500, { durationUs: 9000 }), null],
    ['is other work that begins later', child('b', 'a', 2500, { kind: 'internal' }), null],
  ])('of a span that %s', (_, span, skew) => {
    const parent = someSpan({ id: 'a', startUs: 1000, kind: 'client' })
    expect(treeOf(parent, span).rows.find(({ id }) => id === 'b')?.skew).toBe(skew)
  })

  it('knows a failure below', () => {
    const tree = treeOf(someSpan({ id: 'a' }), child('b', 'a', 1), child('c', 'b', 2, { failed: true }))
    expect(tree.rows.map(({ failedBelow }) => failedBelow)).toEqual([true, true, false])
  })

  it('takes a chain of ten thousand spans, and none at all', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => child(`s${at}`, `s${at - 1}`, at))
    expect(treeOf(...chain).rows).toHaveLength(10_001)
    expect(treeOf()).toEqual({ rows: [], startUs: 0, endUs: 0, missing: 0 })
  })
})

const anySpans = fc
  .array(
    fc.record({
      id: fc.integer({ min: 0, max: 12 }).map(String),
      parentId: fc.option(fc.integer({ min: 0, max: 14 }).map(String)),
      startUs: fc.nat(1000),
      durationUs: fc.nat(1000),
      failed: fc.boolean(),
      service: fc.constantFrom('a', 'b', null),
    }),
    { maxLength: 14 },
  )
  .map((parts) => parts.map((part) => someSpan(part)))

describe('any spans', () => {
  it('stand in the tree each once, below their parent where there is one', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const { rows } = treeOf(...spans)
        const ids = rows.filter(({ span }) => span !== null).map(({ id }) => id)
        expect([...ids].sort()).toEqual([...new Set(spans.map(({ id }) => id))].sort())
        rows.forEach((row, at) => {
          const inside = rows.slice(at + 1, at + 1 + row.below)
          expect(inside.every(({ depth }) => depth > row.depth)).toBe(true)
          expect(rows[at + 1 + row.below]?.depth ?? 0).toBeLessThanOrEqual(row.depth)
        })
      }),
    )
  })

  it('have bars within the trace, and are all there when nothing is folded', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const tree = treeOf(...spans)
        for (const row of tree.rows) {
          const { left, width } = barOf(row, tree)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left + width).toBeLessThanOrEqual(1 + 1e-9)
        }
        expect(unfoldedRows(tree, new Set())).toEqual(tree.rows)
        const folded = unfoldedRows(tree, new Set(tree.rows.map(({ id }) => id)))
        expect(folded.every(({ depth }) => depth === 0)).toBe(true)
      }),
    )
  })

  it('have own times that are no longer than they are, and shares that make up the whole', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const all = serviceStatistics({ spans })
        for (const { selfUs, totalUs } of all) expect(selfUs).toBeLessThanOrEqual(totalUs)
        expect(all.reduce((sum, one) => sum + one.spans, 0)).toBe(spans.length)
        const whole = all.reduce((sum, { share }) => sum + share, 0)
        expect(Math.abs(whole - (all.some(({ selfUs }) => selfUs > 0) ? 1 : 0))).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('serviceStatistics', () => {
  it('takes the time of children out once, where they overlap and where they go beyond', () => {
    const [first, second] = serviceStatistics(
      someTrace(
        someSpan({ id: 'a', service: 'caller', durationUs: 100 }),
        child('b', 'a', 20, { service: 'called', durationUs: 40 }),
        child('c', 'a', 40, { service: 'called', durationUs: 40 }),
        child('d', 'a', 95, { service: 'called', durationUs: 40, failed: true }),
      ),
    )
    expect(first).toMatchObject({ service: 'called', spans: 3, errors: 1, selfUs: 120 })
    expect(second).toMatchObject({ service: 'caller', totalUs: 100, selfUs: 35 })
  })
})

describe('findSpans', () => {
  const spans = [
    someSpan({ id: 'a', attributes: [{ key: 'http.status_code', value: 503 }] }),
    someSpan({ id: 'b', service: 'ratings.bookinfo' }),
    someSpan({ id: 'c', service: null, operation: null }),
  ]

  it.each([
    ['RATINGS', ['b']],
    ['http.status_code=503', ['a']],
    ['reviews get', ['a']],
    ['nothing like it', []],
  ])('finds by %j', (text, ids) => {
    expect([...(findSpans(spans, text) ?? [])]).toEqual(ids)
  })

  it('looks for nothing without a word', () => {
    expect(findSpans(spans, '  ')).toBeUndefined()
  })
})

it('gives services colours by first appearance', () => {
  expect([...serviceColors(['b', null, 'a', 'b'])]).toEqual([['b', 0], ['a', 1]]) // prettier-ignore
})

it.each([
  [
    [
      { key: 'http.status_code', value: '503' },
      { key: 'response_flags', value: 'UF,URX' },
    ],
    '503 UF URX',
  ],
  [
    [
      { key: 'grpc.status_code', value: 14 },
      { key: 'http.status_code', value: 200 },
      { key: 'response_flags', value: '-' },
    ],
    'gRPC 14',
  ],
  [[], ''],
])('writes a status in short', (attributes, text) => {
  expect(spanStatus({ attributes })).toBe(text)
})
