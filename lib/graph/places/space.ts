import { type Drawing, FRAME_PADDING, frameChains, type PlacedBox, type PlacedNode } from './drawing'
import { grown, overlaps, type Place, type Rect, rectAt, union, withMinWidth } from './extent'
import { RectIndex } from './rect-index'

/** Free room around a node and around a frame it does not belong to (graph.md P4). */
const NODE_MARGIN = 16
const FRAME_MARGIN = 12
/** A slot this near to a frame is "next to it". */
const BESIDE = 72

/** What is taken: the nodes placed so far and the frames that they span. */
export class Space {
  readonly #chains: ReadonlyMap<string, readonly PlacedBox[]>
  readonly #nodes = new RectIndex<readonly PlacedBox[]>()
  readonly #frames = new Map<PlacedBox, Rect>()
  #bounds: Rect | undefined

  constructor(drawing: Pick<Drawing, 'boxes'>) {
    this.#chains = frameChains(drawing.boxes)
  }

  /** Around everything placed; undefined while nothing is. */
  get bounds(): Rect | undefined {
    return this.#bounds
  }

  /** The innermost frame of the node that has something in it already. */
  frameOf(node: PlacedNode): Rect | undefined {
    for (const box of this.#chain(node)) {
      const frame = this.#frames.get(box)
      if (frame !== undefined) return frame
    }
    return undefined
  }

  put(node: PlacedNode, place: Place): void {
    const rect = rectAt(place, node.extent)
    const chain = this.#chain(node)
    this.#nodes.add(rect, chain)
    for (const [box, frame] of this.#grownFrames(chain, rect)) this.#frames.set(box, frame)
    const outermost = chain.at(-1)
    this.#bounds = union(this.#bounds, outermost === undefined ? rect : (this.#frames.get(outermost) ?? rect))
  }

  /** P4: with its margin the node meets no drawn node and no frame that it does not belong to. */
  isFree(node: PlacedNode, place: Place): boolean {
    const rect = rectAt(place, node.extent, NODE_MARGIN)
    return !this.#nodes.meets(rect) && !this.#meetsForeignFrame(rect, this.#chain(node))
  }

  /** Inside or next to the node's own frame, and the frames that grow to hold it meet nothing that is not theirs. */
  suitsFrames(node: PlacedNode, place: Place): boolean {
    const own = this.frameOf(node)
    if (own === undefined) return true
    const rect = rectAt(place, node.extent)
    if (!overlaps(grown(own, BESIDE), rect)) return false
    const chain = this.#chain(node)
    for (const [box, frame] of this.#grownFrames(chain, rect)) {
      const inside = chain.slice(0, chain.indexOf(box) + 1)
      const isForeign = (other: readonly PlacedBox[]) => !other.includes(box)
      for (const strip of stripsAround(this.#frames.get(box), frame)) {
        if (this.#nodes.meets(grown(strip, FRAME_MARGIN), isForeign)) return false
        if (this.#meetsForeignFrame(strip, this.#chain(node), inside.at(-1))) return false
      }
    }
    return true
  }

  #chain(node: PlacedNode): readonly PlacedBox[] {
    return (node.box === null ? undefined : this.#chains.get(node.box)) ?? []
  }

  /** A frame inside `within` is no obstacle to the frame that holds it. */
  #meetsForeignFrame(rect: Rect, own: readonly PlacedBox[], within?: PlacedBox): boolean {
    for (const [box, frame] of this.#frames) {
      if (own.includes(box) || !overlaps(grown(frame, FRAME_MARGIN), rect)) continue
      if (within === undefined || this.#chains.get(box.id)?.includes(within) !== true) return true
    }
    return false
  }

  #grownFrames(chain: readonly PlacedBox[], rect: Rect): [PlacedBox, Rect][] {
    let inner = rect
    return chain.map((box) => {
      inner = union(this.#frames.get(box), withMinWidth(grown(inner, FRAME_PADDING[box.level]), box.minWidth))
      return [box, inner]
    })
  }
}

/** What a rectangle gained by growing: the parts left, right, above and below of what it was. */
function stripsAround(before: Rect | undefined, after: Rect): Rect[] {
  if (before === undefined) return [after]
  return [
    { ...after, x2: before.x1 },
    { ...after, x1: before.x2 },
    { ...after, y2: before.y1 },
    { ...after, y1: before.y2 },
  ].filter((strip) => strip.x1 < strip.x2 && strip.y1 < strip.y2)
}
