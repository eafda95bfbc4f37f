import { useGraphView } from '@/lib/client/use-graph-view'
import type { Graph } from '@/lib/graph/model'
import { viewKey } from '@/lib/graph/places/place-record'
import { useCallback } from 'react'
import { seekFirstLayout } from './canvas/layout/first-layout'
import { useDisplayTexts } from './canvas/use-display-texts'
import { usePlaceBook } from './canvas/use-place-book'

/** For the moment in which a graph comes: the first one's places are sought before the page has drawn anything of it. */
export function useFirstLayout(): (graph: Graph) => void {
  const [{ view, layout, fold }] = useGraphView()
  const book = usePlaceBook()
  const texts = useDisplayTexts()
  return useCallback(
    (graph) => {
      // Where places are known what is new is fitted in, and folded frames make another drawing.
      if (view === 'table' || fold.length > 0 || book.knowsAny(viewKey(graph.request, (key) => key))) return
      seekFirstLayout(graph, layout, texts)
    },
    [view, layout, fold, book, texts],
  )
}
