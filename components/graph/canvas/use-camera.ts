import { type RefCallback, useCallback, useState } from 'react'
import { Camera } from './camera'

interface Looking {
  /** Undefined until the element is there. */
  readonly camera: Camera | undefined
  /** What the picture is put into. */
  readonly picture: HTMLElement | undefined
  /** For the element that the picture fills. */
  readonly ref: RefCallback<HTMLElement>
}

/** The view of a canvas, for as long as the canvas is there. */
export function useCamera(): Looking {
  const [looking, setLooking] = useState<{ readonly camera: Camera; readonly picture: HTMLElement }>()
  const ref = useCallback((picture: HTMLElement | null) => {
    if (picture === null) return
    const camera = new Camera(picture)
    setLooking({ camera, picture })
    return () => {
      camera.remove()
      setLooking(undefined)
    }
  }, [])
  return { camera: looking?.camera, picture: looking?.picture, ref }
}
