import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BOX_LEVELS, GRAPH_TYPES } from '@/lib/graph/model'
import { EDGE_LABELS, EDGE_MODES, LAYOUTS, NODE_BADGES, readGraphView, REFRESHES, writeGraphView } from './graph-view'

const read = (query: string) => readGraphView(new URLSearchParams(query))
const boxLevels = BOX_LEVELS.filter((level) => level !== 'app')

describe('the URL of the graph page (product 5.2)', () => {
  it('is empty for the defaults', () => {
    expect(writeGraphView(read(''))).toBe('')
  })

  it.each([
    ['duration=90s', '?duration=1m30s'],
    ['duration=5m', ''],
    ['badges=none', '?badges=none'],
    ['badges=routing,security', '?badges=security,routing'],
    ['boxes=cluster,namespace', ''],
    ['duration=1w&type=galaxy&edgeLabels=heat&at=soon', ''],
    ['duration=14s', ''],
    ['duration=31d', ''],
  ])('of %s is %s', (given, kept) => {
    expect(writeGraphView(read(given))).toBe(kept)
  })

  it('says all of a view, so that a copied link shows the same', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' })
    const view = fc.record({
      namespaces: fc.array(text, { maxLength: 3 }),
      focus: fc.option(text),
      back: fc.option(text),
      duration: fc.integer({ min: 15, max: 30 * 86_400 }),
      at: fc.option(fc.integer({ min: 0, max: 4_000_000_000 })),
      refresh: fc.option(fc.constantFrom(...REFRESHES)),
      type: fc.constantFrom(...GRAPH_TYPES),
      services: fc.boolean(),
      boxes: fc.subarray(boxLevels),
      edgeLabels: fc.subarray([...EDGE_LABELS]),
      badges: fc.subarray([...NODE_BADGES]),
      layout: fc.constantFrom(...LAYOUTS),
      fold: fc.array(text, { maxLength: 3 }),
      edgeMode: fc.constantFrom(...EDGE_MODES),
      sel: fc.array(text, { maxLength: 3 }),
      q: text,
    })
    fc.assert(
      fc.property(view, (part) => {
        const whole = { ...read(''), ...part }
        const again = read(writeGraphView(whole))
        // The order of frames has no meaning, and the default of it is kept as it is written in the code.
        expect({ ...again, boxes: [...again.boxes].sort() }).toEqual({ ...whole, boxes: [...whole.boxes].sort() })
      }),
    )
  })
})
