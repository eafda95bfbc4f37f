import type { Definition } from './to-cytoscape'

/**
 * The next part of a drawing to give to cytoscape: all that it has already in its newest form, and some that is new. What
 * is held comes after what holds it, so an edge never comes before its ends.
 *
 * @returns `wanted` itself when nothing is left out.
 */
export function nextDefinitions(
  given: readonly Definition[],
  wanted: readonly Definition[],
  atOnce: number,
): readonly Definition[] {
  if (wanted === given) return wanted
  const known = new Set(given.map(({ data }) => data.id))
  let left = atOnce
  const next = wanted.filter(({ data }) => known.has(data.id) || left-- > 0)
  return next.length === wanted.length ? wanted : next
}
