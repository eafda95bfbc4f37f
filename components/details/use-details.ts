import { type Answer, useAnswer } from '@/components/layout/use-answer'
import { type AnyDetails, detailsQuery } from '@/lib/client/details-query'
import { useDetailsView } from '@/lib/client/use-details-view'
import type { ThingRef } from '@/lib/mesh/thing-ref'

/** What the cluster's objects tell of a thing. */
export function useDetails(thing: ThingRef): Answer<AnyDetails> {
  const [view] = useDetailsView()
  return useAnswer(detailsQuery(thing, view))
}
