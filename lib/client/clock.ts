import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let localMs = 0
let offsetMs = 0

/** Told by each answer that carries the server's time, so that times shown here do not depend on this machine's clock. */
export function learnServerTime(iso: string): void {
  const server = Date.parse(iso)
  if (Number.isFinite(server)) offsetMs = server - Date.now()
}

/** The server's time at this moment, milliseconds; for handlers, which need no ticking. */
export function serverNow(): number {
  return Date.now() + offsetMs
}

/**
 * What `select` makes of the server's and this machine's time (milliseconds), looked at each second while the page is visible.
 * Draws again only when the result changes, so select coarsely. Undefined on the server and in the first paint.
 */
export function useNow<T extends string | number | boolean | undefined>(
  select: (serverMs: number, localMs: number) => T,
): T | undefined {
  return useSyncExternalStore(
    subscribe,
    () => {
      // Before the first tick the clock is read once, and then held: a snapshot must not change by itself.
      if (localMs === 0) localMs = Date.now()
      return select(localMs + offsetMs, localMs)
    },
    () => undefined,
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', followVisibility)
    followVisibility()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    document.removeEventListener('visibilitychange', followVisibility)
    clearInterval(timer)
    timer = undefined
    localMs = 0
  }
}

function followVisibility(): void {
  clearInterval(timer)
  timer = document.hidden ? undefined : setInterval(tick, 1_000)
  if (!document.hidden) tick()
}

function tick(): void {
  localMs = Date.now()
  for (const listener of listeners) listener()
}
