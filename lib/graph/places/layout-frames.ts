import { compareText } from '@/lib/std/compare-text'
import { connectedParts } from './connected-parts'
import { type Drawing, FRAME_PADDING, type PlacedBox, type PlacedNode, type Places } from './drawing'
import type { Extent, Place } from './extent'
import { frameLevels, type LiftedEdge } from './frame-levels'
import { orderTies } from './order-ties'
import { packRects, type Size, zoomToFit } from './pack-rects'

/** What a flat layout sees: boxes without insides. No edge occurs twice, none is a loop. */
export interface FlatGraph {
  readonly nodes: readonly (Size & { readonly id: string })[]
  readonly edges: readonly { readonly source: string; readonly target: string }[]
}

/** Lays out one connected graph without frames; answers the centre of every node. */
export type FlatLayout = (graph: FlatGraph) => Promise<Places>

/** Between things that no edge joins: unconnected parts of one frame, and frames. */
const GAP = { nodes: 32, frames: 64 } as const
/** Frames leave the order of the flow only if that shows everything this much larger. */
const WORTH_WRAPPING = 1.35

/** One thing on a level: a node, or a frame with everything in it already placed. */
interface Item extends Extent {
  readonly id: string
  readonly isFrame: boolean
  /** Where the nodes inside are, relative to the item's own place. */
  readonly inside: Places
}

/** Things side by side; corners are the upper left ones, and the whole begins at 0, 0. */
interface Block extends Size {
  readonly items: readonly { readonly item: Item; readonly corner: Place }[]
}

/**
 * Lays out a drawing frame by frame, from the inside out: each frame's content by the flat layout, then the frame as one
 * box among its neighbours. Frames therefore never overlap and stand where the traffic between them puts them; parts that
 * nothing joins are packed into rows. Engines that know compound nodes were tried: they stack all frames into one column.
 */
export async function layoutFrames(drawing: Drawing, flat: FlatLayout): Promise<Places> {
  const levelIn = frameLevels(drawing)
  const layoutLevel = async (box: PlacedBox | null): Promise<Item> => {
    const { nodes, boxes, edges } = levelIn(box?.id ?? null)
    const frames = await Promise.all(boxes.map(layoutLevel))
    return frameAround(box, await layoutItems([...nodes.map(nodeItem), ...frames], edges, flat))
  }
  return (await layoutLevel(null)).inside
}

function nodeItem({ id, extent }: PlacedNode): Item {
  return { ...extent, id, isFrame: false, inside: new Map([[id, { x: 0, y: 0 }]]) }
}

/** Places the things of one level: connected parts by the flat layout, then all parts in rows, the largest first. */
async function layoutItems(items: readonly Item[], edges: readonly LiftedEdge[], flat: FlatLayout): Promise<Block> {
  const byId = new Map(items.map((item) => [item.id, item]))
  const gap = items.some((item) => item.isFrame) ? GAP.frames : GAP.nodes
  const parts = connectedParts([...byId.keys()].sort(compareText), edges).map((part) => ({
    items: part.nodes.map((id) => byId.get(id)).filter((item) => item !== undefined),
    edges: part.edges,
  }))
  const loners = parts.flatMap(({ items: members }) => (members.length > 1 ? [] : members))
  const blocks = await Promise.all(
    parts.filter((part) => part.items.length > 1).map((part) => layoutPart(part.items, part.edges, flat)),
  )
  blocks.push(...loners.filter((item) => item.isFrame).map((item) => packed([item], 0)))
  blocks.sort((a, b) => b.items.length - a.items.length || b.height - a.height)
  const loneNodes = loners.filter((item) => !item.isFrame)
  if (loneNodes.length > 0) blocks.push(packed(loneNodes, GAP.nodes))
  return joined(blocks, gap)
}

async function layoutPart(items: readonly Item[], edges: readonly LiftedEdge[], flat: FlatLayout): Promise<Block> {
  const pairs = new Map(edges.map(({ source, target }) => [`${source} ${target}`, { source, target }]))
  const nodes = items.map((item) => ({ id: item.id, ...sizeOf(item) }))
  const centres = await flat({ nodes, edges: [...pairs.values()] })
  const laidOut = items.map((item) => {
    const { x, y } = centres.get(item.id) ?? { x: 0, y: 0 }
    const { width, height } = sizeOf(item)
    return { item, corner: { x: x - width / 2, y: y - height / 2 } }
  })
  const flowing = block(withTiesInOrder(laidOut, edges))
  if (!items.some((item) => item.isFrame)) return flowing
  const order = [...flowing.items].sort((a, b) => a.corner.x - b.corner.x || a.corner.y - b.corner.y)
  const wrapped = packed(
    order.map(({ item }) => item),
    GAP.frames,
  )
  return zoomToFit(wrapped) > WORTH_WRAPPING * zoomToFit(flowing) ? wrapped : flowing
}

function withTiesInOrder(laidOut: Block['items'], edges: readonly LiftedEdge[]): Block['items'] {
  const byId = new Map(laidOut.map((placed) => [placed.item.id, placed]))
  const heightOf = (id: string, node: string) => {
    const placed = byId.get(id)
    return placed === undefined ? 0 : placed.corner.y + placed.item.top + (placed.item.inside.get(node)?.y ?? 0)
  }
  const columns = laidOut.map(({ item, corner }) => ({ id: item.id, ...corner, ...sizeOf(item) }))
  const moved = orderTies(columns, edges, heightOf)
  return laidOut.map(({ item, corner }) => ({ item, corner: { x: corner.x, y: moved.get(item.id) ?? corner.y } }))
}

function sizeOf(item: Extent): Size {
  return { width: item.left + item.right, height: item.top + item.bottom }
}

function block(items: Block['items']): Block {
  const left = Math.min(...items.map(({ corner }) => corner.x))
  const top = Math.min(...items.map(({ corner }) => corner.y))
  const moved = items.map(({ item, corner }) => ({ item, corner: { x: corner.x - left, y: corner.y - top } }))
  return {
    items: moved,
    width: Math.max(0, ...moved.map(({ item, corner }) => corner.x + sizeOf(item).width)),
    height: Math.max(0, ...moved.map(({ item, corner }) => corner.y + sizeOf(item).height)),
  }
}

function packed(items: readonly Item[], gap: number): Block {
  const { corners, ...size } = packRects(items.map(sizeOf), gap)
  return { ...size, items: items.map((item, index) => ({ item, corner: corners[index] ?? { x: 0, y: 0 } })) }
}

function joined(blocks: readonly Block[], gap: number): Block {
  const { corners, ...size } = packRects(blocks, gap)
  const items = blocks.flatMap((part, index) => {
    const { x = 0, y = 0 } = corners[index] ?? {}
    return part.items.map(({ item, corner }) => ({ item, corner: { x: corner.x + x, y: corner.y + y } }))
  })
  return { ...size, items }
}

/** Makes one item of a level's content; its place is the upper left corner of the content. */
function frameAround(box: PlacedBox | null, { items, width, height }: Block): Item {
  const padding = box === null ? 0 : FRAME_PADDING[box.level]
  const spare = Math.max(0, (box?.minWidth ?? 0) - width - 2 * padding) / 2
  const inside = items.flatMap(({ corner, item }) =>
    [...item.inside].map(
      ([id, place]) => [id, { x: corner.x + item.left + place.x, y: corner.y + item.top + place.y }] as const,
    ),
  )
  return {
    id: box?.id ?? '',
    isFrame: true,
    inside: new Map(inside),
    left: padding + spare,
    right: width + padding + spare,
    top: padding,
    bottom: height + padding,
  }
}
