import type { PlaceMemory } from './place-memory'
import type { PlaceRecord } from './place-record'

/** What of a memory outlives the page. */
export function recordOf(memory: PlaceMemory): Pick<PlaceRecord, 'places' | 'pinned' | 'left'> {
  const left = [...memory.left].map(([id, { place }]) => [id, place] as const)
  const pinned = new Set(memory.pins.keys())
  return {
    places: new Map([...left, ...memory.previous, ...memory.pins]),
    pinned,
    left: new Set([...memory.left.keys()].filter((id) => !pinned.has(id))),
  }
}

/** The memory with which a view goes on that was drawn before the page was loaded; `nowMs` as for `afterDrawing`. */
export function memoryOf({ places, pinned, left }: PlaceRecord, nowMs: number): PlaceMemory {
  const all = [...places]
  return {
    pins: new Map(all.filter(([id]) => pinned.has(id))),
    previous: new Map(all.filter(([id]) => !left.has(id))),
    left: new Map(
      all.filter(([id]) => left.has(id)).map(([id, place]) => [id, { place, leftAtMs: nowMs, drawings: 0 }]),
    ),
    // Who was fitted in is not kept: after a reload the drawing is taken as it stands.
    fittedIn: new Set(),
  }
}
