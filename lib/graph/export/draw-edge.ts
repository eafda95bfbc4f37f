import { arrowhead, headLength } from '@/lib/graph/display/arrowhead'
import { edgeDash } from '@/lib/graph/display/edge-dashes'
import { controlPoint, type EdgeLine } from '@/lib/graph/display/geometry'
import { loopCurves } from '@/lib/graph/display/loop-curves'
import type { Palette } from '@/lib/graph/display/palette'
import type { EdgeElement } from '@/lib/graph/display/to-elements'
import type { Place } from '@/lib/graph/places/extent'
import { round, tag } from './markup'

/** What of an edge decides how its line looks. */
export type EdgeLook = Pick<EdgeElement, 'token' | 'width' | 'classes' | 'curve'>

type Line = Omit<EdgeLine, 'element'>

/** A line with its heads. */
export function drawEdge(look: EdgeLook, line: Line, palette: Palette): string {
  const { token, width, classes } = look
  const flags = new Set(classes.split(' '))
  const color = palette.tokens[token].sign
  const [control, length] = [controlPoint(line), headLength(width)]
  const end = arrowhead(line.to, control, length)
  const start = flags.has('two-way') ? arrowhead(line.from, control, length) : undefined
  const [from, to] = [start?.foot ?? line.from, end?.foot ?? line.to]
  const dash = edgeDash(token, flags.has('mirrored'))
  const stroke = tag('path', {
    d: `M${point(from)}${segments(look, line, from, to)}`,
    fill: 'none',
    stroke: color,
    'stroke-width': width,
    'stroke-dasharray': dash.length === 0 ? undefined : dash.join(' '),
  })
  const head = (tip: Place, corners: readonly Place[] = []) =>
    corners.length === 0 ? '' : tag('polygon', { points: [tip, ...corners].map(corner).join(' '), fill: color })
  return stroke + head(line.to, end?.corners) + head(line.from, start?.corners)
}

function segments({ classes, curve }: EdgeLook, line: Line, from: Place, to: Place): string {
  if (classes.split(' ').includes('loop')) {
    return loopCurves(line, from, to)
      .map((points) => `C${points.map(point).join(' ')}`)
      .join('')
  }
  return curve === 0 ? `L${point(to)}` : `Q${point(controlPoint(line))} ${point(to)}`
}

function corner({ x, y }: Place): string {
  return `${round(x)},${round(y)}`
}

function point({ x, y }: Place): string {
  return `${round(x)} ${round(y)}`
}
