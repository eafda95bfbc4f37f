/**
 * The ids from one to another in the order shown, both included, in either direction.
 *
 * @returns only `to` when the start is not shown (any more).
 */
export function rangeBetween(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [start, end] = [from === undefined ? -1 : ids.indexOf(from), ids.indexOf(to)]
  if (start === -1 || end === -1) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
