import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { toDrawing } from '@/lib/graph/display/to-drawing'
import type { DrawnParts } from '@/lib/graph/model'
import { inNameOrder, type Places } from '@/lib/graph/places/drawing'
import type { LayoutName } from '@/lib/url/graph-view'
import { layoutEngine } from './layout-engine'
import { layoutWorkers } from './layout-workers'

interface FirstLayout {
  readonly graph: DrawnParts
  readonly layout: LayoutName
  readonly places: Promise<Places>
}

let first: FirstLayout | undefined

/** Has a graph laid out while the page is still busy with the news that it came; once, however often it is told. */
export function seekFirstLayout(graph: DrawnParts, layout: LayoutName, texts: DisplayTexts): void {
  if (first?.graph === graph && first.layout === layout) return
  const places = layOut(graph, layout, texts)
  // Whoever takes it hears of a failure.
  places.catch(() => undefined)
  first = { graph, layout, places }
}

/** The layout that is sought for this very graph already, for the first who asks. */
export function takeFirstLayout(graph: DrawnParts, layout: LayoutName): Promise<Places> | undefined {
  const taken = first
  first = undefined
  return taken?.graph === graph && taken.layout === layout ? taken.places : undefined
}

async function layOut(graph: DrawnParts, layout: LayoutName, texts: DisplayTexts): Promise<Places> {
  const workers = layoutWorkers()
  const places = await layoutEngine(layout, workers)(inNameOrder(toDrawing(graph, texts)))
  workers.leave()
  return places
}
