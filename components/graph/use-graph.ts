import { useRefresh } from '@/components/layout/refresh-context'
import { graphQuery } from '@/lib/client/graph-query'
import { useGraphView } from '@/lib/client/use-graph-view'
import { type Region, useRegion } from '@/lib/client/use-region'
import { foldFrames } from '@/lib/graph/fold/fold-frames'
import type { Graph } from '@/lib/graph/model'
import { type ElementIndex, indexElements } from '@/lib/graph/panel/element-index'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useFirstLayout } from './use-first-layout'

export interface GraphAnswer {
  /** Whether anything is asked for at all: a namespace, or one node. */
  readonly chosen: boolean
  /** The answer as it came. */
  readonly whole: ElementIndex | undefined
  /** The answer with the frames folded that the view folds: what the panel speaks of. */
  readonly index: ElementIndex | undefined
  /** The graph answers what the URL asks now, not what it asked before. */
  readonly settled: boolean
  readonly region: Region
  readonly cancel: () => void
}

/** Without anything chosen there is no question, neither for the timer nor for the refresh button. */
const NOTHING_ASKED = { enabled: false, meta: {} } as const

/** The graph that the URL asks for, and the state of what shows it. */
export function useGraph(): GraphAnswer {
  const [view] = useGraphView()
  const timer = useRefresh()
  const client = useQueryClient()
  const chosen = view.namespaces.length > 0 || view.focus !== null
  const seekLayout = useFirstLayout()
  const options = graphQuery(view, { onCame: seekLayout })
  const query = useQuery({ ...options, ...timer.queryOptions, ...(chosen ? {} : NOTHING_ASKED) })
  const { data } = query
  const { fold } = view
  const whole = useMemo(() => (data === undefined ? undefined : indexElements(data)), [data])
  const index = useMemo(() => {
    const folded = whole === undefined ? undefined : foldFrames(whole.graph, fold)
    return folded === undefined || folded === whole?.graph ? whole : indexElements(folded)
  }, [whole, fold])
  const region = useRegion(query, { timer, content: contentOf, ageAtReceipt: ageOf(data) })
  return {
    chosen,
    whole,
    index,
    settled: query.isSuccess && !query.isPlaceholderData,
    region,
    cancel: () => void client.cancelQueries({ queryKey: options.queryKey }),
  }
}

function contentOf(graph: Graph): 'some' | 'empty' {
  return graph.nodes.length === 0 ? 'empty' : 'some'
}

/** Seconds that the numbers had lain on the server when they came. */
function ageOf(graph: Graph | undefined): number {
  const ages = graph?.sources.filter(({ source }) => source === 'prometheus').map((store) => store.ageSeconds ?? 0)
  return Math.max(0, ...(ages ?? []))
}
