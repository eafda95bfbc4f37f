import type { InsightName, Insights } from './model'

/** The tables to show: those that were chosen; else failures and response times, and bytes where there are any. */
export function chosenInsights(si: readonly InsightName[] | null, insights: Insights): readonly InsightName[] {
  if (si !== null) return si
  return (insights?.tcp.length ?? 0) > 0 ? ['errors', 'latency', 'tcp'] : ['errors', 'latency']
}
