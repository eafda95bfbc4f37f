import { useGraphView } from '@/lib/client/use-graph-view'
import { graphViewParsers, type GraphView, writeGraphView } from '@/lib/url/graph-view'

/** What says where and when one looks, and on what; a reset of how it is drawn leaves it alone. */
const KEPT = new Set(['namespaces', 'cluster', 'focus', 'back', 'duration', 'at', 'refresh', 'sel', 'view', 'panel'])
const RESET = Object.keys(graphViewParsers).filter((name) => !KEPT.has(name))

/** Sets every display option back to its default; undefined while all of them are. */
export function useReset(): (() => void) | undefined {
  const [view, change] = useGraphView()
  const options: Partial<GraphView> = Object.fromEntries(Object.entries(view).filter(([name]) => !KEPT.has(name)))
  if (writeGraphView(options) === '') return undefined
  return () => change(Object.fromEntries(RESET.map((name) => [name, null])))
}
