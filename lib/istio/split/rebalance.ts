/**
 * Whole percentages in the proportion of these weights, which add up to 100: largest remainder, the first of equal ones first.
 * Where all weights are 0, so are the percentages.
 *
 * @param weights from 0 on, finite
 */
export function toPercentages(weights: readonly number[]): readonly number[] {
  return weights.every((weight) => weight === 0) ? weights : portion(100, weights)
}

/** What somebody wants of the shares. */
export interface ShareChange {
  readonly index: number
  /** 0 to 100; what is beyond is taken for the nearest that the locked ones leave. */
  readonly percent: number
  /** Rows that stay as they are. */
  readonly locked: ReadonlySet<number>
}

/**
 * Sets one share; the others that are not locked give and take in their proportion, so that all add up to 100. Where they have
 * nothing, they take equal parts. A locked row is not set, and without another free row there is nothing to choose.
 *
 * @param percents whole, adding up to 100, or all 0
 */
export function rebalance(percents: readonly number[], { index, percent, locked }: ShareChange): readonly number[] {
  if (locked.has(index) || percents[index] === undefined) return percents
  const kept = percents.reduce((sum, one, i) => (locked.has(i) ? sum + one : sum), 0)
  const free = percents.flatMap((_, i) => (i === index || locked.has(i) ? [] : [i]))
  const room = 100 - kept
  const own = free.length === 0 ? room : Math.min(room, Math.max(0, Math.round(percent)))
  return place(percents, [index, ...free], [own, ...portion(room - own, pick(percents, free))])
}

/** Equal shares of all rows that are not locked. */
export function evenShares(percents: readonly number[], locked: ReadonlySet<number>): readonly number[] {
  const free = percents.flatMap((_, i) => (locked.has(i) ? [] : [i]))
  const kept = percents.reduce((sum, one, i) => (locked.has(i) ? sum + one : sum), 0)
  return place(
    percents,
    free,
    portion(
      100 - kept,
      free.map(() => 1),
    ),
  )
}

/** The row and the largest of the others change places; undefined where a lock or the lack of another forbids it. */
export function swapShares(
  percents: readonly number[],
  index: number,
  locked: ReadonlySet<number>,
): readonly number[] | undefined {
  const others = percents.flatMap((_, i) => (i === index || locked.has(i) ? [] : [i]))
  if (others.length === 0 || locked.has(index) || percents[index] === undefined) return undefined
  const other = others.reduce((best, i) => ((percents[i] ?? 0) > (percents[best] ?? 0) ? i : best))
  return place(percents, [index, other], pick(percents, [other, index]))
}

/** A whole number in whole parts of this proportion; equal parts where all are 0. */
function portion(whole: number, parts: readonly number[]): readonly number[] {
  const sum = parts.reduce((total, part) => total + part, 0)
  const exact = parts.map((part) => (sum === 0 ? whole / parts.length : (part / sum) * whole))
  const floors = exact.map(Math.floor)
  const missing = whole - floors.reduce((total, part) => total + part, 0)
  const byRemainder = exact
    .map((part, i) => ({ i, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest || a.i - b.i)
  const raised = new Set(byRemainder.slice(0, missing).map(({ i }) => i))
  return floors.map((part, i) => part + (raised.has(i) ? 1 : 0))
}

function pick(list: readonly number[], indexes: readonly number[]): readonly number[] {
  return indexes.map((i) => list[i] ?? 0)
}

function place(list: readonly number[], indexes: readonly number[], values: readonly number[]): readonly number[] {
  const at = new Map(indexes.map((index, i) => [index, values[i] ?? 0]))
  return list.map((old, i) => at.get(i) ?? old)
}
