import type { TrafficGraph } from '../build/traffic-graph'
import type { GraphRequest } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import type { VisibleScope } from '../query/visible-scope'
import type { FactsIndex } from '../series/index-facts'

/** What a step may look at besides the graph. */
export interface StepContext {
  readonly request: GraphRequest
  readonly index: FactsIndex
  readonly scope: VisibleScope
}

export interface StepResult {
  readonly graph: TrafficGraph
  readonly notes: readonly NoteDraft[]
}

/** A step makes a new graph and leaves the given one as it is. */
export type Step = (graph: TrafficGraph, context: StepContext) => StepResult
