import { type Answer, useAnswer } from '@/components/layout/use-answer'
import { routingQuery } from '@/lib/client/routing-query'
import { useSplitView } from '@/lib/client/use-split-view'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { ServiceRouting } from '@/lib/url/routing-types'

/** What routes a service. */
export function useServiceRouting(service: ThingRef): Answer<ServiceRouting> {
  const [{ cluster }] = useSplitView()
  return useAnswer(routingQuery(service, cluster))
}
