import type { Place } from '@/lib/graph/places/extent'

/** The zooms between which one can look. */
export const ZOOMS = { furthest: 0.02, nearest: 3 } as const

/** Where the model's origin lies, in pixels of the page, and how many of them a pixel of the model takes. */
export interface Look {
  readonly zoom: number
  readonly pan: Place
}

/** Why the view moves: the user looks elsewhere, all was fitted into view, or the canvas itself was moved on the page. */
export type LookReason = 'user' | 'fit' | 'hold'

/**
 * The part of the drawing that is in view. It is there before cytoscape, so that the picture need not wait for it, and
 * both follow one another afterwards.
 */
export class Camera {
  #look: Look = { zoom: 1, pan: { x: 0, y: 0 } }
  #size: { readonly width: number; readonly height: number }
  readonly #container: HTMLElement
  readonly #observer: ResizeObserver
  readonly #onLook = new Set<(reason: LookReason) => void>()
  readonly #onSize = new Set<() => void>()

  constructor(container: HTMLElement) {
    this.#container = container
    this.#size = sizeOf(container)
    this.#observer = new ResizeObserver(() => {
      this.#size = sizeOf(container)
      for (const then of this.#onSize) then()
    })
    this.#observer.observe(container)
  }

  get zoom(): number {
    return this.#look.zoom
  }

  get pan(): Place {
    return this.#look.pan
  }

  /** In pixels of the page; 0 while the canvas is not shown. */
  get width(): number {
    return this.#size.width
  }

  get height(): number {
    return this.#size.height
  }

  /** The upper left corner in the coordinates of the browser window. */
  get corner(): Place {
    const { x, y } = this.#container.getBoundingClientRect()
    return { x, y }
  }

  /** The nearest zoom that one can look with. */
  within(zoom: number): number {
    return Math.min(ZOOMS.nearest, Math.max(ZOOMS.furthest, zoom))
  }

  look({ zoom: wanted, pan }: Look, reason: LookReason = 'user'): void {
    const zoom = this.within(wanted)
    const now = this.#look
    if (now.zoom === zoom && now.pan.x === pan.x && now.pan.y === pan.y) return
    this.#look = { zoom, pan: { x: pan.x, y: pan.y } }
    for (const then of this.#onLook) then(reason)
  }

  /** Calls back whenever the view moves; returns how to call that off. */
  onLook(then: (reason: LookReason) => void): () => void {
    this.#onLook.add(then)
    return () => this.#onLook.delete(then)
  }

  /** Calls back whenever the canvas has another size; returns how to call that off. */
  onSize(then: () => void): () => void {
    this.#onSize.add(then)
    return () => this.#onSize.delete(then)
  }

  remove(): void {
    this.#observer.disconnect()
    this.#onLook.clear()
    this.#onSize.clear()
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement) {
  return { width: clientWidth, height: clientHeight }
}
