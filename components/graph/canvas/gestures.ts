import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'

const load = () => import('./cytoscape-drawing').then((module) => module.CytoscapeDrawing)

/** What finds things under the pointer: cytoscape. */
export const Gestures = dynamic(load, { ssr: false })

/**
 * Loads it once the picture stands: it is as heavy as all else that the first picture needs.
 *
 * @returns true when it is there.
 */
export function useGestures(isPainted: boolean): boolean {
  const [isThere, setThere] = useState(false)
  const isWanted = isPainted && !isThere
  useEffect(() => {
    if (!isWanted) return
    let isGone = false
    const done = () => {
      if (!isGone) setThere(true)
    }
    // In a task of its own: an effect can run in the one that paints. A failure comes again when it is rendered, where the error
    // boundary is.
    const task = setTimeout(() => void load().then(done, done))
    return () => {
      isGone = true
      clearTimeout(task)
    }
  }, [isWanted])
  return isThere
}
