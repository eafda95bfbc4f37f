import { overlaps, type Rect } from '@/lib/graph/places/extent'
import { graphEdge } from '@/lib/graph/testing/graph-builders'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseLabels, edgesToLabel, LABEL_BUDGET } from './choose-labels'

describe('which edges may have a label', () => {
  test('worst first, then by rate, TCP weighed by the kibibyte, then by id', () => {
    const edges = [
      graphEdge('a', 'calm', { rate: 5 }),
      graphEdge('a', 'bytes', { rate: 10_240, protocol: 'tcp' }),
      graphEdge('a', 'sick', { rate: 1, health: 'degraded' }),
      graphEdge('a', 'broken', { rate: 0.1, health: 'failure' }),
      graphEdge('a', 'alike', { rate: 5 }),
      graphEdge('a', 'idle', { rate: 0 }),
    ]
    expect(edgesToLabel(edges).map(({ target }) => target)).toEqual(['broken', 'sick', 'bytes', 'alike', 'calm'])
  })

  test('above the budget only failing edges keep theirs', () => {
    const many = Array.from({ length: LABEL_BUDGET }, (_, index) => graphEdge('a', `b${index}`, { health: 'degraded' }))
    expect(edgesToLabel(many)).toHaveLength(LABEL_BUDGET)
    expect(edgesToLabel([...many, graphEdge('a', 'x', { health: 'failure' })]).map(({ target }) => target)).toEqual([
      'x',
    ])
  })
})

const square = (x: number, y: number, size = 10): Rect => ({ x1: x, y1: y, x2: x + size, y2: y + size })
const rects = fc.tuple(
  fc.integer({ min: -300, max: 300 }),
  fc.integer({ min: -300, max: 300 }),
  fc.integer({ min: 1, max: 200 }),
)

describe('which labels fit', () => {
  test('the dearest takes its first place, the next one what is left', () => {
    const kept = chooseLabels([
      ['first', [square(0, 0)]],
      ['second', [square(5, 5), square(20, 0)]],
      ['third', [square(22, 2)]],
    ])
    expect([...kept]).toEqual([
      ['first', 0],
      ['second', 1],
    ])
  })

  test('labels may touch, and never lie on an obstacle', () => {
    const kept = chooseLabels(
      [
        ['touching', [square(10, 0)]],
        ['covered', [square(2, 2)]],
      ],
      [square(0, 0)],
    )
    expect([...kept.keys()]).toEqual(['touching'])
  })

  test('no two chosen labels overlap, and none that would fit is left out', () => {
    fc.assert(
      fc.property(fc.array(rects, { maxLength: 40 }), (given) => {
        const all = given.map(([x, y, size]) => square(x, y, size))
        const kept = [...chooseLabels(all.map((rect, index) => [index, [rect]])).keys()].flatMap(
          (index) => all[index] ?? [],
        )
        kept.forEach((rect, index) => {
          expect(kept.slice(index + 1).some((other) => overlaps(rect, other))).toBe(false)
        })
        for (const rect of all) expect(kept.some((other) => other === rect || overlaps(rect, other))).toBe(true)
      }),
    )
  })
})
