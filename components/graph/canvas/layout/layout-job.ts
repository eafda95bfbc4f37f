import type { LayoutName } from '@/lib/url/graph-view'
import type { Drawing } from '@/lib/graph/places/drawing'
import type { FlatGraph } from '@/lib/graph/places/layout-frames'

/** Room between nodes of one column, and between columns: an edge label has to fit there. */
export const NODE_GAP = 28
export const COLUMN_GAP = 84

/** A node of a job, with the frame that holds it: only the force layout looks at frames itself. */
export type JobNode = FlatGraph['nodes'][number] & { readonly parent?: string }

/** One layout to compute, as plain data that can be sent to a worker. */
export type LayoutJob = FlatJob | FramedJob

/** A whole drawing, frame by frame; what is answered are the places of its nodes. */
export interface FramedJob {
  readonly layout: Exclude<LayoutName, 'force'>
  readonly drawing: Drawing
}

/** One level of a drawing, or all of it for the force layout; what is answered are the centres of the nodes' rectangles. */
export interface FlatJob {
  readonly layout: LayoutName
  readonly nodes: readonly JobNode[]
  readonly frames: readonly { readonly id: string; readonly parent?: string; readonly padding: number }[]
  readonly edges: FlatGraph['edges']
}

export type LayoutPlaces = ReadonlyMap<string, { readonly x: number; readonly y: number }>

export interface LayoutRequest {
  readonly number: number
  readonly job: LayoutJob
}

export type LayoutAnswer =
  { readonly number: number; readonly places: LayoutPlaces } | { readonly number: number; readonly error: string }
