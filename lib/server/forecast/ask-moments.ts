import 'server-only'
import { selectSplit, type SplitQuestion } from '@/lib/forecast/plan-split-traffic'
import { momentsQuery, momentWindow, readMoments } from '@/lib/forecast/split-moments'
import type { SplitService } from '@/lib/forecast/split-services'
import type { MeshFacts } from '@/lib/graph/facts'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { milliseconds } from '@/lib/std/units'
import type { SplitTraffic } from '@/lib/url/split-types'

interface AskedMoments {
  readonly question: SplitQuestion
  /** Unix seconds: when the split was changed. */
  readonly since: number
  readonly facts: MeshFacts
  readonly known: readonly SplitService[]
}

/** How the versions came to their shares since a change; undefined where it is too early or the store does not say. */
export async function askMoments(
  { question, since, facts, known }: AskedMoments,
  signal: AbortSignal,
): Promise<Pick<SplitTraffic, 'moments' | 'momentSeconds'> | undefined> {
  const { store } = getMetricSource()
  const window = momentWindow({ since, at: question.at }, facts.telemetry.scrapeSeconds)
  if (store === undefined || window === undefined) return undefined
  const { momentSeconds, ...range } = window
  const expression = momentsQuery(selectSplit(question, facts), momentSeconds)
  const answer = await store.range(expression, range, { signal, timeoutMs: milliseconds(QUERY_LIMITS.queryMs) })
  return answer.ok ? { moments: readMoments(answer.value.series, known), momentSeconds } : undefined
}
