'use client'

import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'

export interface HydrateAnswersProps {
  /** What `dehydrate` gave, as JSON. */
  readonly state: string
  readonly children: ReactNode
}

/**
 * Hands the answers of the first paint to the browser as one text. As an object the framework would walk through every number of
 * a graph, on the server and again in the browser, where reading a text takes a few milliseconds.
 */
export function HydrateAnswers({ state, children }: HydrateAnswersProps) {
  const parsed = useMemo(() => parseState(state), [state])
  return <HydrationBoundary state={parsed}>{children}</HydrationBoundary>
}

/** The text was made of this type by the server of the same build. */
function parseState(text: string): DehydratedState {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see above
  return JSON.parse(text) as DehydratedState
}
