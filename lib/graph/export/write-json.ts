import type { Graph } from '@/lib/graph/model'

/** The graph as it was answered, with what is said of the whole before its elements. */
export function writeJson({ nodes, edges, boxes, totals, ...facts }: Graph): string {
  const { schema, request, from, to, notes, sources, ...others } = facts
  const ordered = { schema, request, from, to, notes, sources, totals, ...others, nodes, edges, boxes }
  return `${JSON.stringify(ordered, null, 2)}\n`
}
