import { arrowhead, headLength } from '@/lib/graph/display/arrowhead'
import { edgeDash } from '@/lib/graph/display/edge-dashes'
import { edgeRank } from '@/lib/graph/display/edge-rank'
import { controlPoint, type EdgeLine } from '@/lib/graph/display/geometry'
import { lineLook } from '@/lib/graph/display/line-look'
import { loopCurves } from '@/lib/graph/display/loop-curves'
import { groupBy } from '@/lib/std/group-by'
import type { Place } from '@/lib/graph/places/extent'
import { type Marks, opacityOf, type Painting, type Steps } from './view-state'

/** Lines of one look are stroked together, which is several times faster; so few that one step stays short. */
const TOGETHER = 40
const ON_PATH = 10
const FOUND = { width: 9, leastOnScreen: 6, opacity: 0.6 } as const
const HALO = { width: 8, opacity: 0.35 } as const

interface Pen {
  readonly color: string
  readonly width: number
  readonly opacity: number
  readonly dash: readonly number[]
  readonly hasHead: boolean
  readonly rank: number
}

/** Paints the lines of edges with their heads, the quiet ones first. */
export function* paintEdges(edges: readonly EdgeLine[], painting: Painting): Steps {
  const { ctx, marks, palette } = painting
  for (const edge of edges) {
    if (marks.found.has(edge.element.id)) paintFound(edge, painting)
    if (marks.selected.has(edge.element.id)) paintHalo(ctx, edge, palette.accent)
    if (marks.cursor === edge.element.id) paintHalo(ctx, edge, palette.beam)
  }
  const pens = groupBy(
    edges.map((edge) => ({ edge, pen: penFor(edge, painting) })),
    ({ pen }) => `${pen.rank} ${pen.color} ${pen.width} ${pen.opacity} ${pen.dash.join()} ${pen.hasHead}`,
  )
  const groups = [...pens.values()].sort((a, b) => (a[0]?.pen.rank ?? 0) - (b[0]?.pen.rank ?? 0))
  for (const group of groups) {
    const [first] = group
    if (first === undefined) continue
    for (let at = 0; at < group.length; at += TOGETHER) {
      stroke(
        ctx,
        group.slice(at, at + TOGETHER).map(({ edge }) => edge),
        first.pen,
      )
      yield
    }
  }
  ctx.globalAlpha = 1
  ctx.setLineDash([])
}

function penFor({ element }: EdgeLine, { palette, marks, detail, edgesDrawn }: Painting): Pen {
  const look = lineLook(element, { zoom: 1 / detail.pixel, drawn: edgesDrawn })
  const isLit = isOnPath(element.id, marks)
  return {
    color: palette.tokens[element.token].sign,
    width: look.width,
    opacity: isLit ? 1 : look.opacity * opacityOf(element.id, marks),
    dash: edgeDash(element.token, element.classes.includes(' mirrored')),
    hasHead: look.hasHead || isLit,
    rank: edgeRank(element.token) + (isLit ? ON_PATH : 0),
  }
}

function isOnPath(id: string, { path }: Marks): boolean {
  return path?.has(id) ?? false
}

function paintHalo(ctx: CanvasRenderingContext2D, edge: EdgeLine, color: string): void {
  ctx.globalAlpha = HALO.opacity
  ctx.strokeStyle = color
  ctx.lineWidth = edge.element.width + HALO.width
  ctx.setLineDash([])
  ctx.beginPath()
  addLine(ctx, edge, edge.from, edge.to)
  ctx.stroke()
}

/** Marks a hit: as wide on the screen as it takes to be seen at this zoom, whatever else fades. */
function paintFound(edge: EdgeLine, { ctx, palette, detail }: Painting): void {
  const width = Math.max(edge.element.width + FOUND.width, FOUND.leastOnScreen * detail.pixel)
  ctx.globalAlpha = FOUND.opacity
  ctx.strokeStyle = palette.beam
  ctx.lineWidth = width
  ctx.setLineDash([])
  ctx.beginPath()
  addLine(ctx, edge, edge.from, edge.to)
  ctx.stroke()
}

function stroke(ctx: CanvasRenderingContext2D, edges: readonly EdgeLine[], pen: Pen): void {
  ctx.globalAlpha = pen.opacity
  ctx.strokeStyle = pen.color
  ctx.fillStyle = pen.color
  ctx.lineWidth = pen.width
  ctx.setLineDash([...pen.dash])
  const length = pen.hasHead ? headLength(pen.width) : 0
  const heads = new Path2D()
  ctx.beginPath()
  for (const edge of edges) {
    const control = controlPoint(edge)
    const isTwoWay = edge.element.classes.includes(' two-way')
    const to = length > 0 ? addHead(heads, edge.to, control, length) : edge.to
    const from = length > 0 && isTwoWay ? addHead(heads, edge.from, control, length) : edge.from
    addLine(ctx, edge, from, to)
  }
  ctx.stroke()
  if (length > 0) ctx.fill(heads)
}

function addLine(ctx: CanvasRenderingContext2D, edge: EdgeLine, from: Place, to: Place): void {
  ctx.moveTo(from.x, from.y)
  if (edge.element.classes.includes(' loop')) addLoop(ctx, edge, from, to)
  else if (edge.element.curve === 0) ctx.lineTo(to.x, to.y)
  else {
    const control = controlPoint(edge)
    ctx.quadraticCurveTo(control.x, control.y, to.x, to.y)
  }
}

function addLoop(ctx: CanvasRenderingContext2D, edge: EdgeLine, from: Place, to: Place): void {
  for (const [leaving, reaching, end] of loopCurves(edge, from, to)) {
    ctx.bezierCurveTo(leaving.x, leaving.y, reaching.x, reaching.y, end.x, end.y)
  }
}

/** Adds an arrowhead with its tip at a point; answers where the line ends that it sits on. */
function addHead(heads: Path2D, tip: Place, control: Place, length: number): Place {
  const head = arrowhead(tip, control, length)
  if (head === undefined) return tip
  heads.moveTo(tip.x, tip.y)
  for (const { x, y } of head.corners) heads.lineTo(x, y)
  heads.closePath()
  return head.foot
}
