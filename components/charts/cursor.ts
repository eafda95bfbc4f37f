import { createContext, useContext, useSyncExternalStore } from 'react'

/** The moment that the pointer is at, in whichever chart of the page. Not React state: it moves with the pointer, and charts are dear to draw. */
export interface ChartCursor {
  readonly get: () => number | null
  readonly set: (index: number | null) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createCursor(): ChartCursor {
  let current: number | null = null
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (index) => {
      if (index === current) return
      current = index
      for (const tell of listeners) tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const CursorContext = createContext<ChartCursor>(createCursor())
export const CursorProvider = CursorContext.Provider

/** The cursor of the charts around, and where it is. */
export function useCursor(): readonly [number | null, ChartCursor] {
  const cursor = useContext(CursorContext)
  return [useSyncExternalStore(cursor.subscribe, cursor.get, () => null), cursor]
}
