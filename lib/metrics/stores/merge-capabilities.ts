import type { MetricCapabilities } from '@/lib/ports/metric-store'
import { compareText } from '@/lib/std/compare-text'

/** What several stores can do together: as far back, and as fine, as the worst of them; every metric that one has. */
export function mergeCapabilities(all: readonly MetricCapabilities[]): MetricCapabilities {
  const known = (pick: (one: MetricCapabilities) => number | undefined) =>
    all.map(pick).filter((value) => value !== undefined)
  const intervals = known(({ scrapeIntervalSeconds }) => scrapeIntervalSeconds)
  const retentions = known(({ retentionSeconds }) => retentionSeconds)
  const [first, ...others] = all
  return {
    version: others.length === 0 ? first?.version : undefined,
    scrapeIntervalSeconds: intervals.length === 0 ? undefined : Math.max(...intervals),
    retentionSeconds: retentions.length === 0 ? undefined : Math.min(...retentions),
    istioMetrics: [...new Set(all.flatMap(({ istioMetrics }) => istioMetrics))].toSorted(compareText),
    nativeDuration: all.some(({ nativeDuration }) => nativeDuration),
  }
}
