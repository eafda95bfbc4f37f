import type { Rect } from '@/lib/graph/places/extent'
import { RectIndex } from '@/lib/graph/places/rect-index'
import type { GraphEdge } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { edgeToken, type EdgeToken } from './tokens'

/** Above this many drawn edges labels are shown on failing and looked-at edges only (product.md 5.2). */
export const LABEL_BUDGET = 150

const TROUBLE: readonly EdgeToken[] = ['failure', 'degraded', 'not-ready']
const BYTES_PER_REQUEST = 1024

/**
 * The edges that may carry a label, worst first: failing, degraded, then by rate. Idle edges have none. Above the budget
 * only failing ones keep theirs.
 */
export function edgesToLabel(drawn: readonly GraphEdge[]): readonly GraphEdge[] {
  const crowded = drawn.length > LABEL_BUDGET
  return drawn.filter((edge) => (crowded ? edge.health === 'failure' : edge.rate > 0)).sort(worstFirst)
}

function worstFirst(a: GraphEdge, b: GraphEdge): number {
  return trouble(a) - trouble(b) || weight(b) - weight(a) || compareText(a.id, b.id)
}

function trouble(edge: GraphEdge): number {
  const rank = TROUBLE.indexOf(edgeToken(edge))
  return rank === -1 ? TROUBLE.length : rank
}

function weight(edge: GraphEdge): number {
  return edge.unit === 'B/s' ? edge.rate / BYTES_PER_REQUEST : edge.rate
}

/**
 * Chooses what fits: goes through the labels in the order given, and each takes the first of its places where it meets
 * neither a label chosen before nor an obstacle. Cost grows with the number of labels, not with its square.
 *
 * @param labels with the rectangles that they could fill, the dearest first.
 * @returns the labels to draw, with the index of the rectangle taken.
 */
export function chooseLabels<K>(
  labels: Iterable<readonly [key: K, rects: readonly Rect[]]>,
  obstacles: Iterable<Rect> = [],
): ReadonlyMap<K, number> {
  const taken = new RectIndex<undefined>()
  for (const rect of obstacles) taken.add(rect, undefined)
  const kept = new Map<K, number>()
  for (const [key, rects] of labels) {
    const free = rects.findIndex((rect) => !taken.meets(rect))
    const rect = rects[free]
    if (rect === undefined) continue
    taken.add(rect, undefined)
    kept.set(key, free)
  }
  return kept
}
