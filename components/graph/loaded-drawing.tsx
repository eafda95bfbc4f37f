import { useEffect, useState } from 'react'
import type { GraphDrawing, GraphDrawingProps } from './graph-drawing'

let loaded: typeof GraphDrawing | undefined

/** Loads what draws the graph, which is as much as its table needs: whoever looks at the table does without. */
export async function loadDrawing(): Promise<typeof GraphDrawing> {
  const part = await import('./graph-drawing')
  loaded = part.GraphDrawing
  return loaded
}

/** The drawing, once what draws it is loaded. Without a Suspense: React would hold its content back for 200 to 300 ms. */
export function LoadedDrawing(props: GraphDrawingProps) {
  const [Drawing, setDrawing] = useState(() => loaded)
  const [failure, setFailure] = useState<Error>()
  useEffect(() => {
    if (Drawing === undefined) loadDrawing().then((Part) => setDrawing(() => Part), setFailure)
  }, [Drawing])
  // Thrown where the error boundary is.
  if (failure !== undefined) throw failure
  return Drawing === undefined ? null : <Drawing {...props} />
}
