import { EDGE_DASHES } from '@/lib/graph/display/edge-dashes'
import type { Palette } from '@/lib/graph/display/palette'
import type { EdgeToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import type { EdgePath } from './edge-path'
import { round, tag } from './markup'

/** What of an edge decides how its line looks. */
export interface EdgeLook {
  readonly token: EdgeToken
  readonly width: number
  readonly classes: string
}

/** A line with its heads. */
export function drawEdge({ token, width, classes }: EdgeLook, path: EdgePath, palette: Palette): string {
  const flags = new Set(classes.split(' '))
  const color = palette.tokens[token].sign
  const head = headSize(width)
  const arriving = path.controls.at(-1) ?? path.from
  const leaving = path.controls[0] ?? path.to
  const end = back(path.to, arriving, head.length)
  const start = flags.has('two-way') ? back(path.from, leaving, head.length) : path.from
  const line = tag('path', {
    d: `M${point(start)}${segments(path, end)}`,
    fill: 'none',
    stroke: color,
    'stroke-width': width,
    'stroke-dasharray': dashes(token, flags),
  })
  return [
    line,
    arrow(path.to, end, head.half, color),
    ...(flags.has('two-way') ? [arrow(path.from, start, head.half, color)] : []),
  ].join('')
}

function segments({ controls: [first, second], middle }: EdgePath, end: Place): string {
  if (first === undefined) return `L${point(end)}`
  if (second === undefined) return `Q${point(first)} ${point(end)}`
  return `Q${point(first)} ${point(middle)}Q${point(second)} ${point(end)}`
}

/** The renderer's heads: they grow with the line, but not as fast. */
function headSize(width: number): { readonly length: number; readonly half: number } {
  const size = Math.max((width * 13.37) ** 0.9, 29) * 0.75
  return { length: size * 0.3, half: size * 0.15 }
}

function dashes(token: EdgeToken, flags: ReadonlySet<string>): string | undefined {
  if (flags.has('mirrored')) return EDGE_DASHES.mirrored.join(' ')
  return token === 'degraded' || token === 'idle' ? EDGE_DASHES[token].join(' ') : undefined
}

function back(tip: Place, from: Place, by: number): Place {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y)
  if (length <= by) return from
  return { x: tip.x + ((from.x - tip.x) * by) / length, y: tip.y + ((from.y - tip.y) * by) / length }
}

function arrow(tip: Place, base: Place, half: number, fill: string): string {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1
  const side = { x: (-(tip.y - base.y) * half) / length, y: ((tip.x - base.x) * half) / length }
  const corners = [tip, { x: base.x + side.x, y: base.y + side.y }, { x: base.x - side.x, y: base.y - side.y }]
  return tag('polygon', { points: corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(' '), fill })
}

function point({ x, y }: Place): string {
  return `${round(x)} ${round(y)}`
}
