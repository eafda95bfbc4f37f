/** What the store can answer; null when it does not tell. */
export interface StoreLimits {
  readonly scrapeIntervalSeconds: number | null
  readonly retentionSeconds: number | null
}

/**
 * Why a window would give wrong or no numbers: `scrapes` when it spans fewer than three scrapes (a rate needs two samples, and one may be
 * missing), `retention` when it reaches beyond what is kept.
 */
export function windowProblem(windowSeconds: number, limits: StoreLimits): 'scrapes' | 'retention' | undefined {
  const { scrapeIntervalSeconds, retentionSeconds } = limits
  if (scrapeIntervalSeconds !== null && windowSeconds < 3 * scrapeIntervalSeconds) return 'scrapes'
  if (retentionSeconds !== null && windowSeconds > retentionSeconds) return 'retention'
  return undefined
}

/** What holds of all stores together: numbers of a page are right only where the weakest of them has data. */
export function strictest(stores: readonly StoreLimits[]): StoreLimits {
  const scrapes = stores.map((store) => store.scrapeIntervalSeconds).filter((value) => value !== null)
  const kept = stores.map((store) => store.retentionSeconds).filter((value) => value !== null)
  return {
    scrapeIntervalSeconds: scrapes.length === 0 ? null : Math.max(...scrapes),
    retentionSeconds: kept.length === 0 ? null : Math.min(...kept),
  }
}
