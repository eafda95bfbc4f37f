import { type AnswerRegion, useAnswer } from '@/components/layout/use-answer'
import { graphQuery } from '@/lib/client/graph-query'
import { useGraphView } from '@/lib/client/use-graph-view'
import { foldFrames } from '@/lib/graph/fold/fold-frames'
import type { Graph } from '@/lib/graph/model'
import { type ElementIndex, indexElements } from '@/lib/graph/panel/element-index'
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
  readonly region: AnswerRegion
}

/** The graph that the URL asks for, and the state of what shows it. */
export function useGraph(): GraphAnswer {
  const [view] = useGraphView()
  const chosen = view.namespaces.length > 0 || view.focus !== null
  const seekLayout = useFirstLayout()
  const { data, query, region } = useAnswer(graphQuery(view, { onCame: seekLayout }), {
    asked: chosen,
    content: ({ nodes }) => (nodes.length === 0 ? 'empty' : 'some'),
    asOf: ({ to }) => Date.parse(to),
    ageAtReceipt: ageOf,
  })
  const { fold } = view
  const whole = useMemo(() => (data === undefined ? undefined : indexElements(data)), [data])
  const index = useMemo(() => {
    const folded = whole === undefined ? undefined : foldFrames(whole.graph, fold)
    return folded === undefined || folded === whole?.graph ? whole : indexElements(folded)
  }, [whole, fold])
  return {
    chosen,
    whole,
    index,
    settled: query.isSuccess && !query.isPlaceholderData,
    region,
  }
}

/** Seconds that the numbers had lain on the server when they came. */
function ageOf({ sources }: Graph): number {
  const ages = sources.filter(({ source }) => source === 'prometheus').map((store) => store.ageSeconds ?? 0)
  return Math.max(0, ...ages)
}
