import { graphQuery } from '@/lib/client/graph-query'
import { useGraphView } from '@/lib/client/use-graph-view'
import type { Need } from '@/lib/graph/find/operand'
import { foldFrames } from '@/lib/graph/fold/fold-frames'
import type { Graph } from '@/lib/graph/model'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

interface SearchedGraph {
  readonly graph: Graph | undefined
  /** Of what is needed and not there yet. */
  readonly state: 'there' | 'loading' | 'failed'
}

/**
 * The graph that completion reads names and values off. Labels and operations are asked for when the first of them is wanted: it is
 * the very question that the page asks once the expression applies.
 */
export function useSearchedGraph(graph: Graph | undefined, need: Need | undefined): SearchedGraph {
  const [view] = useGraphView()
  const isWanted = need !== undefined && graph !== undefined
  const { data, isPlaceholderData, isError } = useQuery({
    ...graphQuery(view, { also: need }),
    enabled: isWanted,
    staleTime: Infinity,
  })
  const { fold } = view
  const asked = useMemo(() => (data === undefined ? undefined : foldFrames(data, fold)), [data, fold])
  if (!isWanted) return { graph, state: 'there' }
  if (isError) return { graph, state: 'failed' }
  return asked === undefined || isPlaceholderData ? { graph, state: 'loading' } : { graph: asked, state: 'there' }
}
