import { SHAPES, SHAPE_SIZE } from './shapes'
import { describe, expect, test } from 'vitest'
import { detailAt } from './detail-at'
import { estimateTextWidth, nodeExtent } from './node-extent'
import { truncateMiddle } from './truncate-middle'

describe('the room of a node', () => {
  test('a long name makes it wider, a second line higher', () => {
    const bare = nodeExtent('square', { title: 'a', detail: '' })
    const full = nodeExtent('square', { title: 'a-rather-long-name', detail: 'v1' })
    expect(full.left).toBeGreaterThan(bare.left)
    expect(full.bottom).toBe(bare.bottom + 13)
    expect(bare.left).toBeGreaterThanOrEqual(SHAPE_SIZE.square.width / 2)
  })

  test('signs of East Asia are wide, and a sign of two code units counts once', () => {
    expect(estimateTextWidth('漢字', 10)).toBe(20)
    expect(estimateTextWidth('𐍈', 10)).toBe(10)
  })

  test('every shape has a size', () => {
    for (const shape of SHAPES) expect(SHAPE_SIZE[shape].width).toBeGreaterThan(0)
  })
})

describe('names that are too long', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly-10', 10, 'exactly-10'],
    ['audit-log-collector', 9, 'audi…ctor'],
    ['abcdef', 4, 'ab…f'],
    ['abcdef', 1, '…'],
    ['👍👍👍👍', 3, '👍…👍'],
    ['', 3, ''],
  ])('%s in %d characters is %s', (text, most, expected) => {
    expect(truncateMiddle(text, most)).toBe(expected)
  })
})

describe('level of detail', () => {
  test('going out, labels go first, then badges, then edge labels', () => {
    const shown = (zoom: number) => {
      const { nodeLabels, badges, edgeLabels } = detailAt(zoom)
      return [nodeLabels, badges, edgeLabels]
    }
    expect([1, 0.195, 0.185, 0.1].map(shown)).toEqual([
      [true, true, true],
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ])
  })

  test.each([0.05, 0.3, 1, 3])('at zoom %d a text of 12 pixels is between 9.5 and 15 on the screen', (zoom) => {
    const onScreen = 12 * zoom * detailAt(zoom).textScale
    expect(onScreen).toBeGreaterThanOrEqual(9.5 - 1e-9)
    expect(onScreen).toBeLessThanOrEqual(15 + 1e-9)
  })
})
