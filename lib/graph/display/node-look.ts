import type { Palette } from './palette'
import type { NodeElement } from './to-elements'

const BORDER = { quiet: 1.5, usual: 2.5, failure: 3.5 } as const
const DASHES: readonly number[] = [4, 3]

/** What of a node decides how its shape looks. */
export type NodeLooked = Pick<NodeElement, 'shape' | 'token' | 'classes'>

/** How the shape of a node is filled and what rings it has; lengths in pixels at zoom 1. */
export interface NodeLook {
  readonly fill: string
  /** The ring is the node's health. */
  readonly stroke: string
  readonly width: number
  /** Empty for a ring that is drawn through. */
  readonly dashes: readonly number[]
  /** The same shape behind it: there are more of them. */
  readonly ghost: { readonly by: number; readonly opacity: number } | undefined
  /** Around a node outside of the selected namespaces. */
  readonly outside: NodeRing | undefined
  /** Around the node whose graph it is. */
  readonly focus: NodeRing | undefined
}

export interface NodeRing {
  readonly stroke: string
  readonly width: number
  /** From the shape's own outline. */
  readonly distance: number
}

/** Around what is selected, or what the keyboard is at. */
export const LOOKED_AT_RING = { width: 2.5, distance: 5.5, beyondFocus: 9.5 } as const
const GHOST = { by: 4, opacity: 0.45 } as const

/** How a node's shape looks (graph.md V4, V5), on the canvas, in an export and in the legend. */
export function nodeLook({ shape, token, classes }: NodeLooked, palette: Palette): NodeLook {
  const flags = new Set(classes.split(' '))
  const has = (...names: readonly string[]) => names.some((name) => flags.has(name))
  const isQuiet = has('idle', 'dead', 'gone')
  const isLoud = token === 'failure' || token === 'degraded'
  const { sign, soft } = palette.tokens[token]
  return {
    fill: isQuiet ? palette.ground : isLoud ? soft : palette.surface,
    stroke: sign,
    width: isQuiet ? BORDER.quiet : token === 'failure' ? BORDER.failure : BORDER.usual,
    dashes: has('dead', 'gone', 'unknown') ? DASHES : [],
    ghost: shape === 'stack' ? GHOST : undefined,
    outside: has('outside') ? { stroke: palette.control, width: 1, distance: 4.5 } : undefined,
    focus: has('focus') ? { stroke: palette.beam, width: 2.5, distance: 5.5 } : undefined,
  }
}
