import type { Elements } from '@/lib/graph/display/to-elements'
import type { Core } from 'cytoscape'
import { type RefObject, useEffect, useState } from 'react'
import type { Overlay } from './overlay/overlay'
import { canvasHook, HOOK } from './test-hook'

interface Drawn {
  readonly stage: RefObject<HTMLElement | null>
  readonly cy: Core | undefined
  readonly overlay: Overlay | undefined
  readonly elements: Elements
  /** The elements are those of the newest graph. */
  readonly isCurrent: boolean
}

/** True once the newest graph has its places and stands on the screen; also hangs up what tests read. */
export function useSettled({ stage, cy, overlay, elements, isCurrent }: Drawn): boolean {
  const [painted, setPainted] = useState<Elements>()

  useEffect(() => {
    const element = stage.current
    if (element === null || cy === undefined || overlay === undefined) return
    Object.defineProperty(element, HOOK, { configurable: true, value: canvasHook(cy, elements, overlay) })
    return overlay.afterPainting(() => setPainted(elements))
  }, [stage, cy, overlay, elements])
  return isCurrent && painted === elements
}
