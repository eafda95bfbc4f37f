import { type Answer, useAnswer } from '@/components/layout/use-answer'
import { graphQuery } from '@/lib/client/graph-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import type { Graph } from '@/lib/graph/model'
import { referenceOf, type ThingRef } from '@/lib/mesh/thing-ref'
import { thingTrafficView } from '@/lib/url/thing-graph-view'

/** The thing and its neighbours over the window of the page: the numbers that the graph page shows, too. */
export function useThingGraph(thing: ThingRef): Answer<Graph> {
  const [view] = useDetailsView()
  return useAnswer(graphQuery(thingTrafficView(referenceOf(thing), view)), {
    content: ({ edges }) => (edges.length === 0 ? 'empty' : 'some'),
    asOf: ({ to }) => Date.parse(to),
  })
}
