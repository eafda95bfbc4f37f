import { arePlacesKept } from '@/lib/client/are-places-kept'
import { askGraphAhead } from '@/lib/client/ask-graph'
import { viewKey } from '@/lib/graph/places/place-record'
import { formats } from '@/lib/i18n/formats'
import { canvas } from '@/lib/i18n/messages/en/canvas'
import { graphApiParams } from '@/lib/url/graph-api-params'
import { readGraphView } from '@/lib/url/graph-view'
import { createTranslator } from 'use-intl/core'
import { displayTexts } from './canvas/display-texts'
import { seekFirstLayout } from './canvas/layout/first-layout'
import { loadDrawing } from './loaded-drawing'

/**
 * Takes up the graph that comes with the document and has it laid out, in a worker, while the page is still waking up. Whoever shows
 * that graph finds it, its places and what draws it on the way.
 */
export function askAhead(): void {
  const view = readGraphView(new URLSearchParams(window.location.search))
  const { layout, fold } = view
  const coming = askGraphAhead(graphApiParams(view))
  if (view.view === 'table') return
  void loadDrawing()
  if (coming === undefined || fold.length > 0) return
  const texts = displayTexts(createTranslator({ locale: 'en', messages: { canvas }, formats, namespace: 'canvas' }))
  coming.then(
    (graph) => {
      if (!arePlacesKept(viewKey(graph.request, (key) => key))) seekFirstLayout(graph, layout, texts)
    },
    () => undefined,
  )
}
