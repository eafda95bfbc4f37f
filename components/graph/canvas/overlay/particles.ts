import type { LookedAt } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import type { Overlay } from './overlay'
import { movingEdges, paintTraffic, type Sprites } from './paint-traffic'

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

const SLOW_FRAME_MS = 50
const SLOW_FOR_MS = 3000
/** A longer pause was the tab's or the machine's, not the painting's. */
const PAUSE_MS = 1000
/** Pictures a second are as many as cost this share of a core, within bounds that still look like movement. */
const SHARE_OF_CORE = 0.03
const INTERVAL_MS = { shortest: 50, longest: 125 } as const

/** Starts the animation (graph.md V7). It rests while the tab is hidden: no timers and no frames then. */
export function attachParticles(overlay: Overlay, options: ParticleOptions): Particles {
  const { scene, view } = overlay
  const plane = overlay.planeBetween()
  let { palette, lookedAt } = options
  let sprites: Sprites = new Map()
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let slowSinceMs: number | undefined
  let intervalMs: number = INTERVAL_MS.shortest

  const paint = () => {
    const now = view()
    const ctx = plane.beginInPlace(now)
    if (ctx === undefined) return
    paintTraffic(ctx, movingEdges(scene, lookedAt), { palette, sprites, view: now, seconds: performance.now() / 1000 })
  }
  /** Paints in one frame, and looks in the next how long that one took. */
  const onFrame = (beganMs: number) => {
    const before = performance.now()
    paint()
    const costMs = performance.now() - before
    intervalMs = Math.min(INTERVAL_MS.longest, Math.max(INTERVAL_MS.shortest, costMs / SHARE_OF_CORE))
    asked = requestAnimationFrame((nextMs) => {
      asked = 0
      judge(nextMs - beganMs, nextMs)
    })
  }
  const judge = (frameMs: number, nowMs: number) => {
    const isSlow = frameMs > SLOW_FRAME_MS && frameMs < PAUSE_MS
    slowSinceMs = isSlow ? (slowSinceMs ?? nowMs) : undefined
    if (slowSinceMs !== undefined && nowMs - slowSinceMs > SLOW_FOR_MS) options.onTooSlow()
    else next()
  }
  const next = () => {
    timer = setTimeout(() => {
      asked = requestAnimationFrame(onFrame)
    }, intervalMs)
  }
  const rest = () => {
    clearTimeout(timer)
    cancelAnimationFrame(asked)
    slowSinceMs = undefined
  }
  const onVisibility = () => {
    rest()
    if (!document.hidden) next()
  }
  const onView = () => plane.follow(view())
  onVisibility()
  document.addEventListener('visibilitychange', onVisibility)
  const stopFollowing = overlay.onView(onView)

  return {
    color: (nextPalette) => {
      palette = nextPalette
      sprites = new Map()
    },
    look: (nextLook) => {
      lookedAt = nextLook
    },
    remove: () => {
      rest()
      stopFollowing()
      document.removeEventListener('visibilitychange', onVisibility)
      plane.remove()
    },
  }
}
