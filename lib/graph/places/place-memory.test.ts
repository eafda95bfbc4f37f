import { placesOf } from '@/lib/graph/testing/drawings'
import { describe, expect, test } from 'vitest'
import type { Places } from './drawing'
import { afterDrawing, keptPlaces, NO_PLACES, withoutPins, withPins } from './place-memory'

const MINUTE = 60_000
const drawn = (places: Places) => ({ places, fresh: new Set<string>(), fittedIn: new Set<string>(), crowded: false })
const WITH = drawn(placesOf({ a: [1, 2], b: [3, 4] }))
const WITHOUT = drawn(placesOf({ b: [3, 4] }))

/** The memory after `a` left and `drawings` more drawings came without it, the last of them after `minutes`. */
function afterLeaving(drawings: number, minutes: number) {
  let memory = afterDrawing(afterDrawing(NO_PLACES, WITH, 0), WITHOUT, 0)
  for (let count = 1; count <= drawings; count += 1)
    memory = afterDrawing(memory, WITHOUT, (count / drawings) * minutes * MINUTE)
  return keptPlaces(memory).remembered
}

describe('P1 what left is remembered for 30 minutes or 50 drawings, whichever is longer', () => {
  test.each([
    [1, 30, true],
    [500, 29, true],
    [50, 600, true],
    [51, 31, false],
  ])('after %d drawings and %d minutes: %s', (drawings, minutes, known) => {
    expect(afterLeaving(drawings, minutes).has('a')).toBe(known)
  })

  test('what came back is not remembered but drawn', () => {
    const left = afterDrawing(afterDrawing(NO_PLACES, WITH, 0), WITHOUT, 1)
    const back = keptPlaces(afterDrawing(left, WITH, 2))
    expect([back.remembered.size, back.previous.get('a')]).toEqual([0, { x: 1, y: 2 }])
  })
})

describe('pins', () => {
  const memory = withPins(afterDrawing(NO_PLACES, WITH, 0), placesOf({ a: [9, 9] }))

  test('dragging pins a node where it was dropped', () => {
    expect([memory.pins.get('a'), memory.previous.get('a')]).toEqual([
      { x: 9, y: 9 },
      { x: 9, y: 9 },
    ])
  })

  test('freed, it stays where it is', () => {
    const freed = withoutPins(memory)
    expect([freed.pins.size, freed.previous.get('a')]).toEqual([0, { x: 9, y: 9 }])
  })

  test('freeing some leaves the others pinned', () => {
    const two = withPins(memory, placesOf({ b: [5, 5] }))
    expect([...withoutPins(two, ['a']).pins.keys()]).toEqual(['b'])
  })
})
