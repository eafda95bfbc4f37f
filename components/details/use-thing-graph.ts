import { useRefresh } from '@/components/layout/refresh-context'
import { graphQuery } from '@/lib/client/graph-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import { useRegion } from '@/lib/client/use-region'
import type { Graph } from '@/lib/graph/model'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { thingTrafficView } from '@/lib/url/thing-graph-view'
import { useQuery, useQueryClient } from '@tanstack/react-query'

/** The thing and its neighbours over the window of the page: the numbers that the graph page shows, too. */
export function useThingGraph(thing: ThingRef) {
  const [view] = useDetailsView()
  const timer = useRefresh()
  const client = useQueryClient()
  const options = graphQuery(thingTrafficView(referenceOf(thing), view))
  const query = useQuery({ ...options, ...timer.queryOptions })
  const region = useRegion(query, { timer, content: contentOf })
  return {
    graph: query.data,
    region,
    reload: timer.reload,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}

function contentOf({ edges }: Graph): 'some' | 'empty' {
  return edges.length === 0 ? 'empty' : 'some'
}
