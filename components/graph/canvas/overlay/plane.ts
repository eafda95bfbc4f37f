import type { Place } from '@/lib/graph/places/extent'

/** The part of the model that is in view, in pixels of the page, and how many of the screen's make one of them. */
export interface View {
  readonly zoom: number
  readonly pan: Place
  readonly width: number
  readonly height: number
  readonly ratio: number
  /** How much more than what is in view is painted on each side, so that moving has something to show. */
  readonly margin: number
}

/**
 * A transparent picture over the stage. It shows the last finished painting, carried along when the view moves, while the
 * next one comes about out of sight: moving about never shows a half-painted or empty stage.
 */
export class Plane {
  #front: Sheet
  #back: Sheet
  #painted: View | undefined
  #begun: View | undefined

  constructor(parent: HTMLElement, before?: Plane) {
    this.#front = { canvas: newCanvas(), inMemory: false }
    this.#back = { canvas: newCanvas(), inMemory: false }
    for (const { canvas } of [this.#front, this.#back]) parent.insertBefore(canvas, before?.first ?? null)
  }

  /** The lowest of what the plane consists of. */
  get first(): HTMLCanvasElement {
    const { canvas: front } = this.#front
    const { canvas: back } = this.#back
    return front.compareDocumentPosition(back) & Node.DOCUMENT_POSITION_FOLLOWING ? front : back
  }

  /**
   * Begins a painting out of sight.
   *
   * @param inMemory the processor paints, so that a step has been done when it returns: for paintings that take longer
   * than a frame. Short ones are better left to the browser.
   * @returns undefined when the browser refuses a canvas.
   */
  begin(view: View, inMemory: boolean): CanvasRenderingContext2D | undefined {
    if (this.#back.inMemory !== inMemory) {
      const canvas = newCanvas()
      this.#back.canvas.replaceWith(canvas)
      this.#back = { canvas, inMemory }
    }
    const { canvas } = this.#back
    const ctx = canvas.getContext('2d', { willReadFrequently: inMemory })
    if (ctx === null) return undefined
    const [width, height] = [view.width + 2 * view.margin, view.height + 2 * view.margin]
    // Also empties it.
    canvas.width = Math.ceil(width * view.ratio)
    canvas.height = Math.ceil(height * view.ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    const scale = view.zoom * view.ratio
    const { x, y } = cornerOf(view)
    ctx.setTransform(scale, 0, 0, scale, x * view.ratio, y * view.ratio)
    this.#begun = view
    return ctx
  }

  /** Empties what is shown and paints it over, for what moves all the time. */
  beginInPlace(view: View): CanvasRenderingContext2D | undefined {
    const { canvas } = this.#front
    const [width, height] = [Math.ceil(view.width * view.ratio), Math.ceil(view.height * view.ratio)]
    if (this.#painted === undefined || canvas.width !== width || canvas.height !== height) {
      const ctx = this.begin({ ...view, margin: 0 }, false)
      this.finish(view)
      return ctx
    }
    const ctx = canvas.getContext('2d')
    if (ctx === null) return undefined
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.clearRect(0, 0, width, height)
    const scale = view.zoom * view.ratio
    ctx.setTransform(scale, 0, 0, scale, view.pan.x * view.ratio, view.pan.y * view.ratio)
    this.#painted = { ...view, margin: 0 }
    this.follow(view)
    return ctx
  }

  /** Shows what was begun. */
  finish(now: View): void {
    const shown = this.#back
    this.#painted = this.#begun
    this.#back = this.#front
    this.#front = shown
    this.follow(now)
    shown.canvas.style.visibility = 'visible'
    this.#back.canvas.style.visibility = 'hidden'
  }

  /** Carries the picture along to where it belongs now. */
  follow(now: View): void {
    const painted = this.#painted
    if (painted === undefined) return
    const scale = now.zoom / painted.zoom
    const corner = cornerOf(painted)
    const [x, y] = [now.pan.x - scale * corner.x, now.pan.y - scale * corner.y]
    this.#front.canvas.style.transform = `translate(${x}px,${y}px) scale(${scale})`
  }

  remove(): void {
    this.#front.canvas.remove()
    this.#back.canvas.remove()
  }
}

interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly inMemory: boolean
}

function newCanvas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none;transform-origin:0 0;visibility:hidden'
  return canvas
}

/** Where the model's origin lies on the sheet, in pixels of the page. */
function cornerOf({ pan, margin }: View): Place {
  return { x: pan.x + margin, y: pan.y + margin }
}
