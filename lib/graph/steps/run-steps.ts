import type { TrafficGraph } from '../build/traffic-graph'
import type { NoteDraft } from '../notes/note-draft'
import { addIdle } from './add-idle'
import { applyOperations } from './apply-operations'
import { applyServiceEntries } from './apply-service-entries'
import { applyWaypoints } from './apply-waypoints'
import { attachBadges } from './attach-badges'
import { attachHealth } from './attach-health'
import { markNodes } from './mark-nodes'
import { pruneDead } from './prune-dead'
import { reduceToServices } from './reduce-to-services'
import type { Step, StepContext, StepResult } from './step'

const STEPS: readonly Step[] = [
  applyServiceEntries,
  applyOperations,
  reduceToServices,
  pruneDead,
  addIdle,
  applyWaypoints,
  markNodes,
  attachBadges,
  attachHealth,
]

/** What every graph goes through between building and bounding, in this order (graph.md, section 8). */
export function runSteps(built: TrafficGraph, context: StepContext): StepResult {
  const notes: NoteDraft[] = []
  let graph = built
  for (const step of STEPS) {
    const result = step(graph, context)
    graph = result.graph
    notes.push(...result.notes)
  }
  return { graph, notes }
}
