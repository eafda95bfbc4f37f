import { type RefObject, useCallback, useSyncExternalStore } from 'react'

interface FullScreen {
  readonly isFull: boolean
  readonly toggle: () => void
}

/** Shows the drawing, with what stands over it, on the whole screen; undefined where the browser does not let it. */
export function useFullScreen(stage: RefObject<HTMLElement | null>): FullScreen | undefined {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  const toggle = useCallback(() => {
    const shown =
      document.fullscreenElement === null
        ? stage.current?.parentElement?.requestFullscreen()
        : document.exitFullscreen()
    // A browser that refuses leaves everything as it is, which is what its user wants.
    shown?.catch(() => undefined)
  }, [stage])
  return document.fullscreenEnabled ? { isFull, toggle } : undefined
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
