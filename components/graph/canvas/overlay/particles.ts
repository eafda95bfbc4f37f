import { controlPoint, type EdgeLine, pointOn } from '@/lib/graph/display/geometry'
import type { LookedAt } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import { isErrorDot } from '@/lib/graph/display/traffic-animation'
import type { EdgeToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import type { Overlay } from './overlay'
import type { Scene } from './scene'

/** Traffic that moves along edges. */
export interface Particles {
  color: (palette: Palette) => void
  look: (at: LookedAt) => void
  remove: () => void
}

interface ParticleOptions {
  readonly palette: Palette
  readonly lookedAt: LookedAt
  /** Drawing takes too long on this machine; the animation has stopped. */
  readonly onTooSlow: () => void
}

/** Above this many moving edges dashes move instead of dots (product.md 5.2). */
const DOTS_UP_TO_EDGES = 300
const FRAME_MS = 1000 / 30
const SLOW_FRAME_MS = 50
const SLOW_FOR_MS = 3000
const DOT = 2.8
const TCP_DOT = 1.8
const DIAMOND = 4.5
const DASHES = [4, 26]
const DASH_SPEED_PX = 120

/** Starts the animation (graph.md V7). It rests while the tab is hidden and asks for no frames then. */
export function attachParticles({ planeBetween, scene, view }: Overlay, options: ParticleOptions): Particles {
  const plane = planeBetween()
  let { palette, lookedAt } = options
  let asked = 0
  let lastMs = 0
  let slowSinceMs: number | undefined
  const paint = () => {
    const now = { ...view(), margin: 0 }
    const ctx = plane.begin(now, false)
    if (ctx === undefined) return
    paintTraffic(ctx, moving(scene, lookedAt), { palette, seconds: performance.now() / 1000 })
    plane.finish(now)
  }

  const onFrame = (nowMs: number) => {
    asked = requestAnimationFrame(onFrame)
    if (nowMs - lastMs < FRAME_MS) return
    const frameMs = nowMs - lastMs
    lastMs = nowMs
    paint()
    slowSinceMs = frameMs > SLOW_FRAME_MS + FRAME_MS && frameMs < 1000 ? (slowSinceMs ?? nowMs) : undefined
    if (slowSinceMs !== undefined && nowMs - slowSinceMs > SLOW_FOR_MS) {
      rest()
      options.onTooSlow()
    }
  }
  const rest = () => {
    cancelAnimationFrame(asked)
    asked = 0
  }
  const onVisibility = () => {
    if (document.hidden) rest()
    else asked ||= requestAnimationFrame(onFrame)
  }
  onVisibility()
  document.addEventListener('visibilitychange', onVisibility)

  return {
    color: (next) => {
      palette = next
    },
    look: (next) => {
      lookedAt = next
    },
    remove: () => {
      rest()
      document.removeEventListener('visibilitychange', onVisibility)
      plane.remove()
    },
  }
}

/** Edges off the path are faded; dots on them would draw the eye to them. */
function moving(scene: Scene, { path }: LookedAt): EdgeLine[] {
  scene.renew()
  return [...scene.edges.values()].filter(({ element }) => element.motion !== null && (path?.has(element.id) ?? true))
}

interface Moment {
  readonly palette: Palette
  readonly seconds: number
}

function paintTraffic(ctx: CanvasRenderingContext2D, edges: readonly EdgeLine[], moment: Moment): void {
  if (edges.length > DOTS_UP_TO_EDGES) paintDashes(ctx, edges, moment)
  else paintDots(ctx, edges, moment)
}

function paintDots(ctx: CanvasRenderingContext2D, edges: readonly EdgeLine[], { palette, seconds }: Moment): void {
  const dots = new Map<EdgeToken, Path2D>()
  const errors = new Path2D()
  for (const edge of edges) {
    const { motion, token } = edge.element
    if (motion === null) continue
    const control = controlPoint(edge)
    const path = dots.get(token) ?? new Path2D()
    dots.set(token, path)
    const newest = Math.floor(seconds * motion.dotsPerSecond)
    const inFlight = motion.dotsPerSecond / motion.speed
    for (let dot = newest; dot > newest - inFlight; dot -= 1) {
      const share = (seconds - dot / motion.dotsPerSecond) * motion.speed
      if (share < 0 || share > 1) continue
      const at = pointOn(edge, share, control)
      if (isErrorDot(dot, motion.errorShare)) addDiamond(errors, at)
      else addCircle(path, at, token === 'tcp' ? TCP_DOT : DOT)
    }
  }
  ctx.lineWidth = 1.5
  for (const [token, path] of dots) {
    ctx.fillStyle = token === 'tcp' ? palette.muted : palette.surface
    ctx.fill(path)
    ctx.strokeStyle = token === 'tcp' ? palette.muted : palette.tokens[token].sign
    ctx.stroke(path)
  }
  ctx.fillStyle = palette.tokens.failure.sign
  ctx.fill(errors)
  ctx.strokeStyle = palette.surface
  ctx.lineWidth = 1
  ctx.stroke(errors)
}

function paintDashes(ctx: CanvasRenderingContext2D, edges: readonly EdgeLine[], { palette, seconds }: Moment): void {
  ctx.save()
  ctx.setLineDash(DASHES)
  ctx.lineWidth = 2
  ctx.strokeStyle = palette.surface
  for (const edge of edges) {
    const control = controlPoint(edge)
    ctx.lineDashOffset = -seconds * (edge.element.motion?.speed ?? 0) * DASH_SPEED_PX
    ctx.beginPath()
    ctx.moveTo(edge.from.x, edge.from.y)
    ctx.quadraticCurveTo(control.x, control.y, edge.to.x, edge.to.y)
    ctx.stroke()
  }
  ctx.restore()
}

function addCircle(path: Path2D, { x, y }: Place, radius: number): void {
  path.moveTo(x + radius, y)
  path.arc(x, y, radius, 0, 2 * Math.PI)
}

function addDiamond(path: Path2D, { x, y }: Place): void {
  path.moveTo(x, y - DIAMOND)
  path.lineTo(x + DIAMOND, y)
  path.lineTo(x, y + DIAMOND)
  path.lineTo(x - DIAMOND, y)
  path.closePath()
}
