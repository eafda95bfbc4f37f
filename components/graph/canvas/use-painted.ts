import type { Elements } from '@/lib/graph/display/to-elements'
import { type RefObject, useEffect, useState } from 'react'
import type { Camera } from './camera'
import type { Overlay } from './overlay/overlay'
import { canvasHook, HOOK } from './test-hook'

interface Drawn {
  readonly stage: RefObject<HTMLElement | null>
  readonly camera: Camera | undefined
  readonly overlay: Overlay | undefined
  readonly elements: Elements
}

/** True once the elements stand on the screen; also hangs up what tests read. */
export function usePainted({ stage, camera, overlay, elements }: Drawn): boolean {
  const [painted, setPainted] = useState<Elements>()

  useEffect(() => {
    const element = stage.current
    if (element === null || camera === undefined || overlay === undefined) return
    Object.defineProperty(element, HOOK, { configurable: true, value: canvasHook(camera, elements, overlay) })
    return overlay.afterPainting(() => setPainted(elements))
  }, [stage, camera, overlay, elements])
  return painted === elements
}
