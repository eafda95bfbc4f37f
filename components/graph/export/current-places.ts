import type { Graph } from '@/lib/graph/model'
import type { Places } from '@/lib/graph/places/drawing'
import { viewKey } from '@/lib/graph/places/place-record'
import { layoutWorkers } from '../canvas/layout/layout-workers'
import { Placer, type PlaceRequest } from '../canvas/placer'
import { placeBookOf } from '../canvas/place-book'

/**
 * The places of a graph as the canvas has them. What is drawn keeps its place, so asking again moves nothing; a graph
 * that was only looked at as a table gets the places that the canvas would give it.
 */
export async function currentPlaces(
  user: string,
  { graph, whole, layout, texts }: Omit<PlaceRequest, 'view' | 'graph'> & { readonly graph: Graph },
): Promise<Places> {
  const workers = layoutWorkers()
  try {
    return await new Promise((resolve) => {
      const placer = new Placer(placeBookOf(user), workers, ({ places }) => resolve(places))
      placer.place({ graph, whole, view: viewKey(graph.request, (key) => key), layout, texts })
    })
  } finally {
    workers.close()
  }
}
