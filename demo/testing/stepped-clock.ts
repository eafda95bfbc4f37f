import type { DemoClock } from '../clock'

/** A clock that stands still until a test moves it. */
export function steppedClock(startMs = Date.UTC(2026, 0, 5, 12)): DemoClock {
  const listeners = new Set<(nowMs: number) => void>()
  let nowMs = startMs
  return {
    now: () => nowMs,
    advance(seconds) {
      for (let step = 0; step < seconds; step++) {
        nowMs += 1000
        for (const listener of listeners) listener(nowMs)
      }
    },
    onTick(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
}
