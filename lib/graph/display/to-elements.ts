import type { DrawnParts, GraphBox, GraphEdge, GraphNode } from '@/lib/graph/model'
import type { Places } from '@/lib/graph/places/drawing'
import { type Place, rectAt } from '@/lib/graph/places/extent'
import type { GraphView } from '@/lib/url/graph-view'
import { edgesToLabel } from './choose-labels'
import type { DisplayTexts } from './display-texts'
import { drawnEdges, isTwoWay } from './drawn-edges'
import { edgeCurves, type Shapes } from './edge-curves'
import { type LabelLine, edgeLabel } from './edge-label'
import { breakerOpened, edgeLock, type Lock } from './edge-lock'
import { edgeWidth } from './edge-width'
import { type NodeSign, nodeBadges } from './node-badges'
import { LONGEST_TITLE, nodeExtent } from './node-extent'
import { type NodeIcon, nodeIcon } from './node-icon'
import { labelContext, nodeLabel } from './node-label'
import { type Shape, SHAPE_SIZE, shapeOf } from './shapes'
import { shortLabel, titleWidth } from './to-drawing'
import { boxToken, edgeToken, type EdgeToken, nodeToken, type NodeToken } from './tokens'
import { edgeMotion, type EdgeMotion, largestRates } from './traffic-animation'
import { truncateMiddle } from './truncate-middle'

/** What the user chose to see on the drawing. */
export type DisplayOptions = Pick<GraphView, 'edgeLabels' | 'latency' | 'badges'> & {
  /** Draws an open lock on edges without any mTLS. */
  readonly openLocks?: boolean
}

const PASSING_DISTANCE = 6

/** The drawing as plain data (graph.md V8): what stands where, named by classes that a style sheet colours. */
export interface Elements {
  /** Frames first, outer before inner, so that what holds comes before what is held. */
  readonly nodes: readonly (NodeElement | FrameElement)[]
  readonly edges: readonly EdgeElement[]
}

export interface NodeElement {
  readonly kind: 'node'
  readonly id: string
  readonly parent: string | null
  readonly position: Place
  readonly token: NodeToken
  readonly shape: Shape
  readonly icon: NodeIcon
  readonly signs: readonly NodeSign[]
  readonly title: string
  readonly detail: string
  /** Half the width and the height below the centre that shape and label take. */
  readonly reach: { readonly side: number; readonly top: number; readonly bottom: number }
  readonly classes: string
}

export interface FrameElement {
  readonly kind: 'frame'
  readonly id: string
  readonly parent: string | null
  readonly level: GraphBox['level']
  /** So that the title fits, in pixels. */
  readonly minWidth: number
  readonly token: NodeToken
  readonly title: string
  readonly classes: string
}

export interface EdgeElement {
  readonly kind: 'edge'
  readonly id: string
  readonly source: string
  readonly target: string
  readonly token: EdgeToken
  readonly width: number
  /** How far the middle is bent to the left of the straight line, in pixels. */
  readonly curve: number
  readonly label: readonly LabelLine[]
  /** As `label`, with units: for a selected edge. */
  readonly fullLabel: readonly LabelLine[]
  /** Place in the order in which labels claim room, 0 first; null: only when one looks at the edge. */
  readonly labelRank: number | null
  readonly lock: Lock | null
  /** Written beside a half lock. */
  readonly mtlsPercent: number | null
  readonly breakerOpened: boolean
  /** How its traffic moves; null for an edge that stands still. */
  readonly motion: EdgeMotion | null
  readonly classes: string
}

/**
 * Makes the drawing of a graph (graph.md V8). Equal input gives equal output. Nodes without a place are left out, and
 * with them their edges and frames that stay empty.
 */
export function toElements(graph: DrawnParts, options: DisplayOptions, places: Places, texts: DisplayTexts): Elements {
  const context = labelContext(graph)
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  const nodes: NodeElement[] = []
  for (const node of graph.nodes) {
    const position = places.get(node.id)
    if (position !== undefined) nodes.push(nodeElement(node, position, options, nodeLabel(node, context, texts)))
  }
  const drawn = drawnEdges(graph).filter((edge) => places.has(edge.source) && places.has(edge.target))
  const curves = edgeCurves(drawn, shapesOf(nodes))
  const ranks = new Map(edgesToLabel(drawn).map((edge, rank) => [edge.id, rank]))
  const largest = largestRates(drawn)
  const ids = new Set(graph.edges.map((edge) => edge.id))
  return {
    nodes: [...frameElements(graph.boxes, nodes), ...nodes],
    edges: drawn.map((edge) => ({
      kind: 'edge',
      id: edge.id,
      source: edge.source,
      target: edge.target,
      token: edgeToken(edge),
      width: edgeWidth(edge),
      curve: curves.get(edge.id) ?? 0,
      label: edgeLabel(edge, options, texts),
      fullLabel: edgeLabel(edge, options, texts, true),
      labelRank: ranks.get(edge.id) ?? null,
      ...security(edge, options),
      breakerOpened: breakerOpened(edge, byId.get(edge.target)),
      motion: edgeMotion(edge, largest, options.latency) ?? null,
      classes: edgeClasses(edge, curves.has(edge.id), isTwoWay(edge, ids)),
    })),
  }
}

function security(
  edge: GraphEdge,
  { badges, openLocks = false }: DisplayOptions,
): Pick<EdgeElement, 'lock' | 'mtlsPercent'> {
  const lock = badges.includes('security') ? edgeLock(edge, openLocks) : null
  return { lock, mtlsPercent: lock === 'half' ? (edge.mtls?.percent ?? null) : null }
}

function nodeElement(
  node: GraphNode,
  position: Place,
  options: DisplayOptions,
  label: { readonly title: string; readonly detail: string },
): NodeElement {
  const short = shortLabel(label)
  const shape = shapeOf(node)
  const { left, top, bottom } = nodeExtent(shape, short)
  const token = nodeToken(node)
  return {
    kind: 'node',
    id: node.id,
    parent: node.box,
    position,
    token,
    shape,
    icon: nodeIcon(node),
    signs: nodeBadges(node, options.badges),
    ...short,
    reach: { side: left, top, bottom },
    classes: ['node', node.kind, shape, token, ...node.flags].join(' '),
  }
}

function edgeClasses(edge: GraphEdge, curved: boolean, twoWay: boolean): string {
  const classes = ['edge', edgeToken(edge), ...edge.flags.filter((flag) => flag !== 'idle')]
  if (edge.source === edge.target) classes.push('loop')
  else if (curved) classes.push('curved')
  if (twoWay) classes.push('two-way')
  return classes.join(' ')
}

/** Grown by a little: a line that only just misses a node still seems to touch it. */
function shapesOf(nodes: readonly NodeElement[]): Shapes {
  return new Map(
    nodes.map(({ id, position: place, shape }) => {
      const { width, height } = SHAPE_SIZE[shape]
      const half = { left: width / 2, right: width / 2, top: height / 2, bottom: height / 2 }
      return [id, { place, rect: rectAt(place, half, PASSING_DISTANCE) }]
    }),
  )
}

/** The frames that hold something drawn, outer before inner. */
function frameElements(boxes: readonly GraphBox[], nodes: readonly NodeElement[]): FrameElement[] {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const depth = new Map<string, number>()
  for (const node of nodes) {
    const chain: GraphBox[] = []
    for (let at = byId.get(node.parent ?? ''); at !== undefined && !chain.includes(at);) {
      chain.push(at)
      at = byId.get(at.parent ?? '')
    }
    chain.forEach((box, index) => depth.set(box.id, chain.length - index))
  }
  return boxes
    .filter((box) => depth.has(box.id))
    .sort((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0))
    .map((box) => ({
      kind: 'frame',
      id: box.id,
      parent: box.parent !== null && depth.has(box.parent) ? box.parent : null,
      level: box.level,
      minWidth: titleWidth(box),
      token: boxToken(box.health),
      title: truncateMiddle(box.name, LONGEST_TITLE),
      classes: ['frame', box.level, boxToken(box.health), ...box.flags].join(' '),
    }))
}
