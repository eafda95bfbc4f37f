import type { Places } from './drawing'
import type { Place } from './extent'
import type { KeptPlaces, Placement } from './place-nodes'

/** All that one view knows of places from one drawing to the next. Immutable. */
export interface PlaceMemory extends Omit<KeptPlaces, 'remembered'> {
  readonly left: ReadonlyMap<string, LeftPlace>
}

/** Where a node was that is drawn no more. */
export interface LeftPlace {
  readonly place: Place
  readonly leftAtMs: number
  /** Drawings made without it since. */
  readonly drawings: number
}

export const NO_PLACES: PlaceMemory = {
  pins: new Map(),
  previous: new Map(),
  fittedIn: new Set(),
  left: new Map(),
}

const REMEMBERED_MS = 30 * 60_000
const REMEMBERED_DRAWINGS = 50

/** What a next drawing may use. A node that left is known for 30 minutes or 50 drawings, whichever is longer (graph.md P1). */
export function keptPlaces(memory: PlaceMemory): KeptPlaces {
  const remembered = new Map([...memory.left].map(([id, { place }]) => [id, place]))
  return { pins: memory.pins, previous: memory.previous, remembered, fittedIn: memory.fittedIn }
}

/** The memory after a drawing was made at `nowMs` (any clock that only rises). */
export function afterDrawing(memory: PlaceMemory, placement: Placement, nowMs: number): PlaceMemory {
  const left = new Map<string, LeftPlace>()
  for (const [id, known] of memory.left) {
    const next = { ...known, drawings: known.drawings + 1 }
    const forgotten = nowMs - known.leftAtMs > REMEMBERED_MS && next.drawings > REMEMBERED_DRAWINGS
    if (!placement.places.has(id) && !forgotten) left.set(id, next)
  }
  for (const [id, place] of memory.previous) {
    if (!placement.places.has(id)) left.set(id, { place, leftAtMs: nowMs, drawings: 0 })
  }
  return { pins: memory.pins, previous: placement.places, fittedIn: placement.fittedIn, left }
}

/** Pins nodes where the user dragged them. */
export function withPins(memory: PlaceMemory, dragged: Places): PlaceMemory {
  return {
    ...memory,
    pins: new Map([...memory.pins, ...dragged]),
    previous: new Map([...memory.previous, ...dragged]),
  }
}

/** Frees nodes, all of them when none are named; they stay where they are until the next arranging. */
export function withoutPins(memory: PlaceMemory, ids?: readonly string[]): PlaceMemory {
  const pins = new Map(ids === undefined ? [] : memory.pins)
  for (const id of ids ?? []) pins.delete(id)
  return { ...memory, pins }
}
