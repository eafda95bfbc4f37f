/** The percentiles that a least duration can be given as. */
export const PERCENTILES = ['p75', 'p90', 'p99'] as const
export type Percentile = (typeof PERCENTILES)[number]

export const PERCENTILE_RANKS = { p75: 0.75, p90: 0.9, p99: 0.99 } as const satisfies Readonly<
  Record<Percentile, number>
>

export function parsePercentile(text: string): Percentile | undefined {
  return PERCENTILES.find((name) => name === text)
}
