/** What lines are put into order by. */
export interface Timed {
  /** Texts that compare as instants do; empty ones stay behind the line before them. */
  readonly time: string
}

/**
 * Puts newly arrived lines among those that are there, by time. Lines of equal time keep the order in which they came. The cost
 * is that of the new lines and of those that are newer than the oldest of them.
 *
 * @param present in order.
 * @param arrived of one or several streams, each in order.
 */
export function mergeLines<T extends Timed>(present: readonly T[], arrived: readonly T[]): readonly T[] {
  const added = dated(arrived, present.at(-1)?.time ?? '').sort(byTime)
  const [oldest] = added
  if (oldest === undefined) return present
  let from = present.length
  while (from > 0 && (present[from - 1]?.time ?? '') > oldest.time) from -= 1
  const late = present.slice(from).map((line) => ({ line, time: line.time }))
  const tail = late.length === 0 ? added : [...late, ...added].sort(byTime)
  return [...present.slice(0, from), ...tail.map(({ line }) => line)]
}

interface Dated<T> {
  readonly line: T
  readonly time: string
}

/** A line without a time counts as being of the time of the line before it. */
function dated<T extends Timed>(lines: readonly T[], before: string): Dated<T>[] {
  let time = before
  return lines.map((line) => {
    if (line.time !== '') time = line.time
    return { line, time }
  })
}

function byTime(a: Dated<unknown>, b: Dated<unknown>): number {
  return a.time < b.time ? -1 : a.time > b.time ? 1 : 0
}
