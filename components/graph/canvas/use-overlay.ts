import type { Elements } from '@/lib/graph/display/to-elements'
import { useEffect, useRef, useState } from 'react'
import type { Camera } from './camera'
import { attachOverlay, type Overlay } from './overlay/overlay'
import { attachParticles, type Particles } from './overlay/particles'
import type { Palette } from '@/lib/graph/display/palette'
import type { Marks } from './overlay/view-state'
import { useLatest } from './use-latest'

interface Painted {
  readonly camera: Camera | undefined
  readonly picture: HTMLElement | undefined
  readonly elements: Elements
  readonly palette: Palette
  readonly marks: Marks
  readonly animated: boolean
  readonly onTooSlow: () => void
}

/** Keeps the painted layers in step with what React knows. */
export function useOverlay({
  camera,
  picture,
  elements,
  palette,
  marks,
  animated,
  onTooSlow,
}: Painted): Overlay | undefined {
  const [overlay, setOverlay] = useState<Overlay>()
  const particles = useRef<Particles>(undefined)
  const latest = useLatest({ palette, marks })

  useEffect(() => {
    if (camera === undefined || picture === undefined) return
    const attached = attachOverlay(camera, picture, latest.current.palette)
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the layers can exist only once their element does
    setOverlay(attached)
    return () => {
      attached.remove()
      setOverlay(undefined)
    }
  }, [camera, picture, latest])
  useEffect(() => overlay?.show(elements), [overlay, elements])
  useEffect(() => {
    overlay?.mark(marks)
    particles.current?.look(marks)
  }, [overlay, marks])
  useEffect(() => {
    overlay?.color(palette)
    particles.current?.color(palette)
  }, [overlay, palette])
  useEffect(() => {
    if (overlay === undefined || !animated) return
    const attached = attachParticles(overlay, {
      palette: latest.current.palette,
      lookedAt: latest.current.marks,
      onTooSlow,
    })
    particles.current = attached
    return () => {
      particles.current = undefined
      attached.remove()
    }
  }, [overlay, animated, onTooSlow, latest])
  return overlay
}
