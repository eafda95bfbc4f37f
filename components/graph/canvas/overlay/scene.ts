import type { EdgeLine, FrameCorner, Geometry, NodePlace } from '@/lib/graph/display/geometry'
import type { EdgeElement, Elements, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import type { Core } from 'cytoscape'

/** Where everything stands in cytoscape, so that painting asks it nothing: a copy, kept in step by renewing what moved. */
export class Scene implements Geometry {
  readonly nodes = new Map<string, NodePlace>()
  readonly edges = new Map<string, EdgeLine>()
  readonly frames = new Map<string, FrameCorner>()
  /** Counts changes, so that what depends on places knows when to think again. */
  version = 0
  readonly #cy: Core
  readonly #moved = new Set<string>()
  #elements: Elements = { nodes: [], edges: [] }
  #edgesOf = new Map<string, EdgeElement[]>()
  readonly #stale = new Set<EdgeElement>()
  #isShown = false

  constructor(cy: Core) {
    this.#cy = cy
  }

  /**
   * Takes over a new drawing; call it after cytoscape has it. What stands where it stood keeps its geometry: asking for
   * that of 2,000 edges at every refresh would hold up the page.
   */
  show(elements: Elements): void {
    const before = { nodes: new Map(this.nodes), edges: new Map(this.edges) }
    this.#elements = elements
    for (const known of [this.nodes, this.edges, this.frames]) known.clear()
    this.#moved.clear()
    this.#stale.clear()
    this.#isShown = false
    for (const element of elements.nodes) {
      if (element.kind === 'frame') continue
      const known = before.nodes.get(element.id)
      if (known !== undefined && isWhereItWas(known, element)) this.nodes.set(element.id, { element, at: known.at })
      else this.#moved.add(element.id)
    }
    this.#edgesOf = new Map()
    for (const edge of elements.edges) {
      const known = before.edges.get(edge.id)
      const isMoved = this.#moved.has(edge.source) || this.#moved.has(edge.target)
      if (known !== undefined && !isMoved && isSameLine(known.element, edge)) {
        this.edges.set(edge.id, { ...known, element: edge })
      } else this.#stale.add(edge)
      for (const end of [edge.source, edge.target]) {
        const edges = this.#edgesOf.get(end)
        if (edges === undefined) this.#edgesOf.set(end, [edge])
        else edges.push(edge)
      }
    }
  }

  /** How many things are drawn. */
  get size(): number {
    return this.#elements.nodes.length + this.#elements.edges.length
  }

  /** Notes that cytoscape moved a node. */
  moved(id: string): void {
    this.#moved.add(id)
  }

  /** Brings the copy up to date; cheap when nothing moved. */
  renew(): void {
    if (this.#isShown && this.#moved.size === 0) return
    this.#isShown = true
    this.version += 1
    for (const element of this.#elements.nodes) {
      if (element.kind === 'frame') this.#renewFrame(element)
      else if (this.#moved.has(element.id)) this.#renewNode(element)
    }
    for (const id of this.#moved) for (const edge of this.#edgesOf.get(id) ?? []) this.#stale.add(edge)
    for (const line of this.#stale) this.#renewEdge(line)
    this.#moved.clear()
    this.#stale.clear()
  }

  #renewNode(element: NodeElement): void {
    const node = this.#cy.getElementById(element.id)
    if (node.nonempty()) this.nodes.set(element.id, { element, at: { ...node.position() } })
  }

  #renewFrame(element: FrameElement): void {
    const frame = this.#cy.getElementById(element.id)
    if (frame.empty()) return
    const { x, y } = frame.position()
    const [width, height] = [frame.outerWidth(), frame.outerHeight()]
    this.frames.set(element.id, { element, x1: x - width / 2, y1: y - height / 2, width, height })
  }

  #renewEdge(element: EdgeElement): void {
    const edge = this.#cy.getElementById(element.id)
    if (edge.empty()) return
    const [from, to, middle] = [edge.sourceEndpoint(), edge.targetEndpoint(), edge.midpoint()]
    // Two nodes that lie on one another have no line between them, and cytoscape then knows no points.
    if ([from, to, middle].some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))) this.edges.delete(element.id)
    else this.edges.set(element.id, { element, from, to, middle })
  }
}

function isWhereItWas({ element, at }: NodePlace, { position, shape }: NodeElement): boolean {
  return at.x === position.x && at.y === position.y && element.shape === shape
}

function isSameLine(a: EdgeElement, b: EdgeElement): boolean {
  return a.curve === b.curve && a.source === b.source && a.target === b.target
}
