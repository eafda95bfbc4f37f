import type { BoxLevel } from '@/lib/graph/model'
import type { Palette } from './palette'
import type { FrameElement } from './to-elements'

const DASHES: readonly number[] = [4, 3]
const FILL_OPACITY: Readonly<Record<BoxLevel, number>> = { cluster: 0.35, namespace: 0.6, app: 0.6 }

/** What of a frame decides how it looks. */
export type FrameLooked = Pick<FrameElement, 'level' | 'classes'>

/** How the area and the line of a frame look; lengths in pixels at zoom 1. */
export interface FrameLook {
  readonly radius: number
  readonly fill: string
  readonly fillOpacity: number
  readonly stroke: string
  /** Empty for a line that is drawn through. */
  readonly dashes: readonly number[]
}

/** How a frame looks, on the canvas, in an export and in the legend. */
export function frameLook({ level, classes }: FrameLooked, { surface, sunken, border }: Palette): FrameLook {
  return {
    radius: 10,
    fill: level === 'app' ? surface : sunken,
    fillOpacity: FILL_OPACITY[level],
    stroke: border,
    dashes: level === 'cluster' || classes.split(' ').includes('outside') ? DASHES : [],
  }
}
