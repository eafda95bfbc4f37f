import { overlaps, type Rect } from './extent'

const CELL = 128
/** Larger than any drawing is high in cells; two cells that share a key only cost a comparison. */
const STRIDE = 1_000_003

/** Things by the squares of a coarse grid that they touch, so that "what lies here" does not look at all of them. */
export class RectIndex<T> {
  readonly #cells = new Map<number, { rect: Rect; value: T }[]>()

  add(rect: Rect, value: T): void {
    for (const key of cellsOf(rect)) {
      const cell = this.#cells.get(key)
      if (cell === undefined) this.#cells.set(key, [{ rect, value }])
      else cell.push({ rect, value })
    }
  }

  /** True when something that was added shares an area with this rectangle, and passes the test. */
  meets(rect: Rect, test: (value: T) => boolean = () => true): boolean {
    for (const key of cellsOf(rect)) {
      const cell = this.#cells.get(key)
      if (cell?.some((other) => overlaps(rect, other.rect) && test(other.value)) === true) return true
    }
    return false
  }
}

function* cellsOf(rect: Rect): Generator<number> {
  const right = Math.floor(rect.x2 / CELL)
  const bottom = Math.floor(rect.y2 / CELL)
  for (let x = Math.floor(rect.x1 / CELL); x <= right; x += 1) {
    for (let y = Math.floor(rect.y1 / CELL); y <= bottom; y += 1) yield x * STRIDE + y
  }
}
