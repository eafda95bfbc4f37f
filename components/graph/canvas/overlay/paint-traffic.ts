import { controlPoint, type EdgeLine, pointOn } from '@/lib/graph/display/geometry'
import type { LookedAt } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import { isErrorDot } from '@/lib/graph/display/traffic-animation'
import type { EdgeToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import type { View } from './plane'
import type { Scene } from './scene'

/** Above this many moving edges dashes move instead of dots (product.md 5.2). */
const DOTS_UP_TO_EDGES = 300
/** Radii in pixels at zoom 1, and at least on the screen. */
const RADIUS = { dot: 3.2, tcp: 1.8, error: 4.6 } as const
const SMALLEST = { dot: 1.8, tcp: 1.1, error: 2.8 } as const
/** Of dashes, in pixels of the screen. */
const DASH = { length: 5, gap: 55, width: 1.5 } as const

/** Pictures of dots, drawn once for each colour and size. */
export type Sprites = Map<string, HTMLCanvasElement>

export interface Moment {
  readonly palette: Palette
  readonly sprites: Sprites
  readonly view: View
  readonly seconds: number
}

/** Edges off the path are faded; dots on them would draw the eye to them. */
export function movingEdges(scene: Scene, { path }: LookedAt): EdgeLine[] {
  scene.renew()
  return [...scene.edges.values()].filter(({ element }) => element.motion !== null && (path?.has(element.id) ?? true))
}

export function paintTraffic(ctx: CanvasRenderingContext2D, edges: readonly EdgeLine[], moment: Moment): void {
  const seen = edges.filter((edge) => isSeen(edge, moment.view))
  if (edges.length > DOTS_UP_TO_EDGES) paintDashes(ctx, seen, moment)
  else paintDots(ctx, seen, moment)
}

function paintDots(ctx: CanvasRenderingContext2D, edges: readonly EdgeLine[], moment: Moment): void {
  const { zoom, pan, ratio } = moment.view
  // Pictures are put on whole pixels of the screen, which is several times faster than scaling them.
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  for (const edge of edges) {
    const { motion, token } = edge.element
    if (motion === null) continue
    const control = controlPoint(edge)
    const usual = spriteOf(token === 'tcp' ? 'tcp' : 'dot', token, moment)
    const newest = Math.floor(moment.seconds * motion.dotsPerSecond)
    const inFlight = motion.dotsPerSecond / motion.speed
    for (let dot = newest; dot > newest - inFlight; dot -= 1) {
      const share = (moment.seconds - dot / motion.dotsPerSecond) * motion.speed
      if (share < 0 || share > 1) continue
      const { x, y } = pointOn(edge, share, control)
      const sprite = isErrorDot(dot, motion.errorShare) ? spriteOf('error', 'failure', moment) : usual
      const half = sprite.width / 2
      ctx.drawImage(
        sprite,
        Math.round((x * zoom + pan.x) * ratio - half),
        Math.round((y * zoom + pan.y) * ratio - half),
      )
    }
  }
}

/** Short strokes, all in one path: setting a dash pattern for each of a thousand edges takes longer than a frame. */
function paintDashes(
  ctx: CanvasRenderingContext2D,
  edges: readonly EdgeLine[],
  { palette, seconds, view }: Moment,
): void {
  const period = (DASH.length + DASH.gap) / view.zoom
  const length = DASH.length / view.zoom
  ctx.beginPath()
  for (const edge of edges) {
    const whole = Math.hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y)
    const control = controlPoint(edge)
    const speed = edge.element.motion?.speed ?? 0
    // Every dash of an edge is a multiple of the period ahead of the first one.
    const first = (seconds * speed * period) % period
    for (let at = first; at + length < whole; at += period) {
      const from = pointOn(edge, at / whole, control)
      const to = pointOn(edge, (at + length) / whole, control)
      ctx.moveTo(from.x, from.y)
      ctx.lineTo(to.x, to.y)
    }
  }
  ctx.lineWidth = DASH.width / view.zoom
  ctx.strokeStyle = palette.text
  ctx.globalAlpha = 0.7
  ctx.stroke()
  ctx.globalAlpha = 1
}

function spriteOf(kind: keyof typeof RADIUS, token: EdgeToken, { palette, sprites, view }: Moment): HTMLCanvasElement {
  const radius = Math.max(SMALLEST[kind], RADIUS[kind] * view.zoom) * view.ratio
  const key = `${kind} ${token} ${radius.toFixed(1)}`
  const known = sprites.get(key)
  if (known !== undefined) return known
  // Zooming makes new sizes all the time.
  if (sprites.size > 200) sprites.clear()
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 2 * Math.ceil(radius + view.ratio)
  sprites.set(key, canvas)
  const ctx = canvas.getContext('2d')
  if (ctx !== null) paintSprite(ctx, { kind, token, radius, palette, ratio: view.ratio })
  return canvas
}

interface Sprite {
  readonly kind: keyof typeof RADIUS
  readonly token: EdgeToken
  readonly radius: number
  readonly palette: Palette
  readonly ratio: number
}

/** An error is a diamond in the colour of failure, TCP a small grey dot, all else a ring in the colour of its edge. */
function paintSprite(ctx: CanvasRenderingContext2D, { kind, token, radius, palette, ratio }: Sprite): void {
  const middle = ctx.canvas.width / 2
  ctx.translate(middle, middle)
  ctx.lineWidth = kind === 'dot' ? 1.4 * ratio : ratio
  ctx.strokeStyle = kind === 'dot' ? palette.tokens[token].sign : palette.surface
  ctx.fillStyle = { dot: palette.surface, tcp: palette.muted, error: palette.tokens.failure.sign }[kind]
  ctx.beginPath()
  if (kind === 'error') addDiamond(ctx, radius)
  else ctx.arc(0, 0, kind === 'dot' ? radius - 0.5 * ratio : radius, 0, 2 * Math.PI)
  ctx.fill()
  if (kind !== 'tcp') ctx.stroke()
}

function addDiamond(ctx: CanvasRenderingContext2D, radius: number): void {
  ctx.moveTo(0, -radius)
  ctx.lineTo(radius, 0)
  ctx.lineTo(0, radius)
  ctx.lineTo(-radius, 0)
  ctx.closePath()
}

function isSeen({ from, to, middle }: EdgeLine, { zoom, pan, width, height }: View): boolean {
  const onScreen = ({ x, y }: Place) => ({ x: x * zoom + pan.x, y: y * zoom + pan.y })
  const points = [from, to, middle].map(onScreen)
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return Math.max(...xs) > 0 && Math.min(...xs) < width && Math.max(...ys) > 0 && Math.min(...ys) < height
}
