import { type GraphView, readGraphView, writeGraphView } from '@/lib/url/graph-view'

/** What is not brought back: where in time one looks, and how the page around the graph stands. */
const NOT_BROUGHT_BACK = new Set([
  'duration',
  'at',
  'refresh',
  'view',
  'panel',
  'rows',
  'sort',
  'q',
  'health',
  'protocol',
])
/** A link must stay short enough to be pasted anywhere. */
const LONGEST_TRAIL = 1_200

/**
 * What the URL of a node graph keeps of the graph that it was entered from, as a query string. From one node graph into the next the
 * first origin stays. Where it would get too long, the selection, the folded and the expanded go first.
 *
 * @returns null where there is no way back.
 */
export function leaveTrail(view: GraphView): string | null {
  if (view.focus !== null) return view.back
  if (view.namespaces.length === 0) return null
  const kept: Partial<GraphView> = Object.fromEntries(
    Object.entries(view).filter(([name]) => !NOT_BROUGHT_BACK.has(name) && name !== 'back' && name !== 'focus'),
  )
  const texts = [kept, { ...kept, sel: [], fold: [], expand: [] }, { namespaces: view.namespaces }].map((part) =>
    writeGraphView(part).slice(1),
  )
  return texts.find((text) => text.length <= LONGEST_TRAIL) ?? null
}

export interface WayBack {
  readonly namespaces: readonly string[]
  /** What of the view changes; everything else stays. */
  readonly change: Partial<GraphView>
}

/** The way out of a node graph; undefined outside of one, and where the URL knows no origin. */
export function wayBack(view: GraphView): WayBack | undefined {
  if (view.focus === null || view.back === null) return undefined
  const origin = readGraphView(new URLSearchParams(view.back))
  if (origin.namespaces.length === 0) return undefined
  const change: Partial<GraphView> = Object.fromEntries(
    Object.entries(origin).filter(([name]) => !NOT_BROUGHT_BACK.has(name)),
  )
  return { namespaces: origin.namespaces, change: { ...change, focus: null, back: null } }
}
