import type { LayoutName } from '@/lib/url/graph-view'
import type { FlatGraph } from '@/lib/graph/places/layout-frames'

/** Room between nodes of one column, and between columns: an edge label has to fit there. */
export const NODE_GAP = 28
export const COLUMN_GAP = 84

/** A node of a job, with the frame that holds it: only the force layout looks at frames itself. */
export type JobNode = FlatGraph['nodes'][number] & { readonly parent?: string }

/** One layout to compute, as plain data that can be sent to a worker. */
export interface LayoutJob {
  readonly layout: LayoutName
  readonly nodes: readonly JobNode[]
  readonly frames: readonly { readonly id: string; readonly parent?: string; readonly padding: number }[]
  readonly edges: FlatGraph['edges']
}

/** The centre of each node's rectangle. */
export type LayoutPlaces = ReadonlyMap<string, { readonly x: number; readonly y: number }>

export interface LayoutRequest {
  readonly number: number
  readonly job: LayoutJob
}

export type LayoutAnswer =
  { readonly number: number; readonly places: LayoutPlaces } | { readonly number: number; readonly error: string }
