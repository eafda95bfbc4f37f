import { type Answer, useAnswer } from '@/components/layout/use-answer'
import { overviewQuery } from '@/lib/client/overview-query'
import { useOverviewView } from '@/lib/client/use-overview-view'
import type { OverviewAnswer, OverviewPart } from '@/lib/overview/model'

/** Some cards and the state of the regions that show them. */
export type ShownPart = Answer<OverviewAnswer>

export function useOverview(part: OverviewPart): ShownPart {
  const [view] = useOverviewView()
  return useAnswer(overviewQuery(part, view), { asOf: ({ to }) => Date.parse(to) })
}
