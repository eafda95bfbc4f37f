import type { Core } from 'cytoscape'

/** What cytoscape's renderer calls to put elements on its canvas; not part of its types. */
const DRAWING = ['drawLayeredElements', 'drawCachedElements', 'drawCachedNodes'] as const

/**
 * Leaves cytoscape the gestures, the hit testing and the box that is dragged with Shift, and takes from it the drawing of
 * elements, which is ours (ADR 0013). A version that names these otherwise merely draws below our picture.
 */
export function onlyGestures(cy: Core): void {
  const renderer = rendererOf(cy)
  if (renderer === undefined) return
  for (const name of DRAWING) if (name in renderer) Reflect.set(renderer, name, () => undefined)
}

function rendererOf(cy: object): object | undefined {
  const get: unknown = Reflect.get(cy, 'renderer')
  const renderer: unknown = typeof get === 'function' ? Reflect.apply(get, cy, []) : undefined
  return typeof renderer === 'object' && renderer !== null ? renderer : undefined
}
