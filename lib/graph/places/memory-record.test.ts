import { placesOf } from '@/lib/graph/testing/drawings'
import { describe, expect, test } from 'vitest'
import { memoryOf, recordOf } from './memory-record'
import type { PlaceMemory } from './place-memory'
import { parsePlaceRecord, printPlaceRecord } from './place-record'

const MEMORY: PlaceMemory = {
  pins: placesOf({ pinned: [1, 1], 'pinned and gone': [2, 2] }),
  previous: placesOf({ pinned: [1, 1], drawn: [3, 3] }),
  fittedIn: new Set(['drawn']),
  left: new Map([
    ['pinned and gone', { place: { x: 0, y: 0 }, leftAtMs: 5, drawings: 9 }],
    ['gone', { place: { x: 4, y: 4 }, leftAtMs: 5, drawings: 9 }],
  ]),
}

describe('P7 what of a memory is kept', () => {
  const text = printPlaceRecord({ view: 'v', savedAt: 1, layout: 'grid', viewport: null, ...recordOf(MEMORY) })
  const record = parsePlaceRecord(text)

  test('pins, places and those of nodes that left', () => {
    expect(Object.fromEntries(record?.places ?? [])).toEqual({
      ...{ pinned: { x: 1, y: 1 }, 'pinned and gone': { x: 2, y: 2 } },
      ...{ drawn: { x: 3, y: 3 }, gone: { x: 4, y: 4 } },
    })
  })

  test('comes back with pins pinned, and with what left known since now', () => {
    const memory = record === undefined ? undefined : memoryOf(record, 100)
    expect(memory?.pins).toEqual(MEMORY.pins)
    expect(memory?.previous.get('drawn')).toEqual({ x: 3, y: 3 })
    expect([...(memory?.left ?? [])]).toEqual([['gone', { place: { x: 4, y: 4 }, leftAtMs: 100, drawings: 0 }]])
  })
})
