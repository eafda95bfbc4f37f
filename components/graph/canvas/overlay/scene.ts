import { edgeLine } from '@/lib/graph/display/edge-line'
import { frameRects, reachAt } from '@/lib/graph/display/frame-rects'
import {
  type EdgeLine,
  type FrameCorner,
  type Geometry,
  lineBounds,
  type NodePlace,
} from '@/lib/graph/display/geometry'
import type { EdgeElement, Elements, NodeElement } from '@/lib/graph/display/to-elements'
import type { Place, Rect } from '@/lib/graph/places/extent'

/** Where everything stands at present: where the drawing says, or where it is being dragged to. */
export class Scene implements Geometry {
  readonly nodes = new Map<string, NodePlace>()
  readonly edges = new Map<string, EdgeLine>()
  readonly frames = new Map<string, FrameCorner>()
  /** Counts changes, so that what depends on places knows when to think again. */
  version = 0
  readonly #moved = new Map<string, Place>()
  #elements: Elements = { nodes: [], edges: [] }
  #edgesOf = new Map<string, EdgeElement[]>()

  /** How many things are drawn. */
  get size(): number {
    return this.#elements.nodes.length + this.#elements.edges.length
  }

  /** Takes over a new drawing. */
  show(elements: Elements): void {
    this.#elements = elements
    for (const known of [this.nodes, this.edges, this.frames, this.#moved]) known.clear()
    for (const element of elements.nodes) {
      if (element.kind === 'node') this.nodes.set(element.id, { element, at: element.position })
    }
    this.#edgesOf = new Map()
    for (const edge of elements.edges) {
      this.#renewEdge(edge)
      for (const end of [edge.source, edge.target]) {
        const edges = this.#edgesOf.get(end)
        if (edges === undefined) this.#edgesOf.set(end, [edge])
        else edges.push(edge)
      }
    }
    this.#renewFrames()
    this.version += 1
  }

  /** Notes that a node is dragged. */
  moved(id: string, at: Place): void {
    this.#moved.set(id, at)
  }

  /** Brings lines and frames up to date; cheap when nothing moved. */
  renew(): void {
    const stale = new Set<EdgeElement>()
    for (const [id, at] of this.#moved) {
      const node = this.nodes.get(id)
      if (node === undefined || (node.at.x === at.x && node.at.y === at.y)) continue
      this.nodes.set(id, { ...node, at: { ...at } })
      for (const edge of this.#edgesOf.get(id) ?? []) stale.add(edge)
    }
    const hasMoved = this.#moved.size > 0
    this.#moved.clear()
    if (!hasMoved) return
    for (const edge of stale) this.#renewEdge(edge)
    this.#renewFrames()
    this.version += 1
  }

  /** What an element covers at present, labels of nodes included; undefined for what is not drawn. */
  rectOf(id: string): Rect | undefined {
    this.renew()
    const [node, edge, frame] = [this.nodes.get(id), this.edges.get(id), this.frames.get(id)]
    if (node !== undefined) return reachAt(node.element, node.at)
    if (edge !== undefined) return lineBounds(edge)
    return frame && { x1: frame.x1, y1: frame.y1, x2: frame.x1 + frame.width, y2: frame.y1 + frame.height }
  }

  /** The place of a node, the middle of an edge or a frame; undefined for what is not drawn. */
  middleOf(id: string): Place | undefined {
    this.renew()
    const [node, edge, frame] = [this.nodes.get(id), this.edges.get(id), this.frames.get(id)]
    return node?.at ?? edge?.middle ?? (frame && { x: frame.x1 + frame.width / 2, y: frame.y1 + frame.height / 2 })
  }

  #renewEdge(element: EdgeElement): void {
    const [source, target] = [this.nodes.get(element.source), this.nodes.get(element.target)]
    const line = source === undefined || target === undefined ? undefined : edgeLine(element, source, target)
    if (line === undefined) this.edges.delete(element.id)
    else this.edges.set(element.id, line)
  }

  #renewFrames(): void {
    const rects = frameRects(
      this.#elements.nodes,
      ({ id, position }: NodeElement) => this.nodes.get(id)?.at ?? position,
    )
    for (const element of this.#elements.nodes) {
      const rect = element.kind === 'frame' ? rects.get(element.id) : undefined
      if (element.kind !== 'frame' || rect === undefined) continue
      const { x1, y1, x2, y2 } = rect
      this.frames.set(element.id, { element, x1, y1, width: x2 - x1, height: y2 - y1 })
    }
  }
}
