import type { Places } from '@/lib/graph/places/drawing'
import { useSyncExternalStore } from 'react'

/** The pins of the graph that is drawn on this page, for whatever stands beside the canvas. */
export interface Pins {
  readonly places: Places
  /** Frees nodes by id; they stay where they are. */
  readonly unpin: (ids: readonly string[]) => void
}

const NONE: Pins = { places: new Map(), unpin: () => undefined }
const listeners = new Set<() => void>()
let shown = NONE

export function usePins(): Pins {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => NONE,
  )
}

/** Called by the canvas with every change; undefined when it goes. */
export function showPins(pins: Pins | undefined): void {
  shown = pins ?? NONE
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
