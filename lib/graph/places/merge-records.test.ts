import { placesOf } from '@/lib/graph/testing/drawings'
import { describe, expect, test } from 'vitest'
import { mergeRecords } from './merge-records'
import type { PlaceRecord } from './place-record'

const record = (places: PlaceRecord['places'], pinned: readonly string[] = [], left: readonly string[] = []) => ({
  ...{ view: 'v', savedAt: 1, layout: 'layered', viewport: null, places },
  ...{ pinned: new Set(pinned), left: new Set(left) },
})

describe('P7 two windows with one view', () => {
  const own = record(placesOf({ a: [1, 1], b: [2, 2] }), ['b'])

  test('where nothing lies the own record is kept whole', () => {
    expect(mergeRecords(undefined, own, new Set())).toBe(own)
  })

  test('the later record says where nodes are', () => {
    const merged = mergeRecords(record(placesOf({ a: [9, 9], c: [8, 8] })), { ...own, savedAt: 7 }, new Set(['b']))
    expect([merged.savedAt, Object.fromEntries(merged.places)]).toEqual([7, { a: { x: 1, y: 1 }, b: { x: 2, y: 2 } }])
  })

  test('what the other window pinned stays pinned there', () => {
    const merged = mergeRecords(record(placesOf({ a: [9, 9], c: [8, 8] }), ['a', 'c']), own, new Set(['b']))
    expect([...merged.pinned].sort()).toEqual(['a', 'b', 'c'])
    expect([merged.places.get('a'), merged.places.get('c')]).toEqual([
      { x: 9, y: 9 },
      { x: 8, y: 8 },
    ])
  })

  test('what the other window freed is free', () => {
    expect(mergeRecords(record(placesOf({ b: [2, 2] })), own, new Set()).pinned.size).toBe(0)
  })

  test('what was dragged here lies where it was dropped here', () => {
    const merged = mergeRecords(record(placesOf({ b: [9, 9] }), ['b']), own, new Set(['b']))
    expect(merged.places.get('b')).toEqual({ x: 2, y: 2 })
  })

  test('what was freed here is free', () => {
    const merged = mergeRecords(record(placesOf({ a: [9, 9] }), ['a']), own, new Set(['a', 'b']))
    expect([[...merged.pinned], merged.places.get('a')]).toEqual([['b'], { x: 1, y: 1 }])
  })

  test('a node that is pinned there is not one that has left here', () => {
    const merged = mergeRecords(record(placesOf({ c: [8, 8] }), ['c']), record(own.places, [], ['c']), new Set())
    expect([merged.left.size, merged.pinned.has('c')]).toEqual([0, true])
  })
})
