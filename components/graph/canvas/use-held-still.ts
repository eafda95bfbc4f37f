import { type RefObject, useEffect } from 'react'
import type { Camera } from './camera'
import { holdStill } from './viewport'

/** A band that appears above the canvas makes it smaller from above; the drawing stays where it was on the screen. */
export function useHeldStill(camera: Camera | undefined, stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = stage.current
    if (camera === undefined || element === null) return
    let last = element.getBoundingClientRect()
    const observer = new ResizeObserver(() => {
      const now = element.getBoundingClientRect()
      const isShown = last.width > 0 && now.width > 0
      const by = { x: now.left - last.left, y: now.top - last.top }
      last = now
      if (isShown && (by.x !== 0 || by.y !== 0)) holdStill(camera, by)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [camera, stage])
}
