import { layoutFrames } from '@/lib/graph/places/layout-frames'
import { dagreLayout } from './dagre-layout'
import type { FlatJob, LayoutJob, LayoutPlaces } from './layout-job'

/**
 * Computes one layout. Runs in a worker, since the page would stand still meanwhile, and equally in a plain test. What the
 * usual layout does not need is loaded with the first graph that does.
 */
export async function runLayout(job: LayoutJob): Promise<LayoutPlaces> {
  if (!('drawing' in job)) return runFlat(job)
  const { layout, drawing } = job
  return layoutFrames(drawing, (graph) => runFlat({ layout, ...graph, frames: [] }))
}

async function runFlat(job: FlatJob): Promise<LayoutPlaces> {
  const { layout } = job
  if (layout === 'layered') return dagreLayout(job)
  const { cytoscapeLayout } = await import('./cytoscape-layout')
  return cytoscapeLayout({ ...job, layout })
}
