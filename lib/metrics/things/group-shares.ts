import type { MetricChart } from './metrics-answer'

/** The newest share of each group of a chart of rates that has any, the largest first; above 0, up to 1. Empty without any traffic. */
export function groupShares({
  lines,
}: Pick<MetricChart, 'lines'>): readonly { readonly group: string; readonly share: number }[] {
  const newest = lines.flatMap(({ group, stat, values }) => {
    const value = values.at(-1) ?? values.at(-2) ?? null
    return stat !== 'rate' || value === null || value <= 0
      ? []
      : [{ group: group.map((part) => part ?? '').join(' '), value }]
  })
  const total = newest.reduce((sum, { value }) => sum + value, 0)
  if (!(total > 0)) return []
  return newest.map(({ group, value }) => ({ group, share: value / total })).toSorted((a, b) => b.share - a.share)
}
