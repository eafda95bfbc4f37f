import { estimateTextWidth } from '@/lib/graph/display/node-extent'

const MOST_KEPT = 5000
/** Only for browsers that refuse a canvas. */
const USUAL_FONT_PX = 12

/** Measures texts; every text is measured once. */
export class TextWidth {
  readonly #known = new Map<string, number>()
  readonly #ctx = document.createElement('canvas').getContext('2d')

  /** In pixels at the size that the font names. */
  of(text: string, font: string): number {
    const key = `${font}|${text}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    if (this.#known.size >= MOST_KEPT) this.#known.clear()
    const width = this.#measure(text, font)
    this.#known.set(key, width)
    return width
  }

  /** Call when a font has arrived: what was measured before it was another font's. */
  forget(): void {
    this.#known.clear()
  }

  #measure(text: string, font: string): number {
    if (this.#ctx === null) return estimateTextWidth(text, USUAL_FONT_PX)
    this.#ctx.font = font
    return this.#ctx.measureText(text).width
  }
}
