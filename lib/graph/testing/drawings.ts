import type { Drawing, PlacedBox, PlacedNode } from '@/lib/graph/places/drawing'
import type { Extent, Place } from '@/lib/graph/places/extent'

/** Reaches of a node with a name of middling length. */
export const EXTENT: Extent = { left: 40, right: 40, top: 24, bottom: 40 }

export function placedNode(id: string, parts: Partial<PlacedNode> = {}): PlacedNode {
  return { id, namespace: 'default', box: null, extent: EXTENT, memberIds: [], ...parts }
}

export function placedBox(id: string, parts: Partial<PlacedBox> = {}): PlacedBox {
  return { id, parent: null, level: 'namespace', minWidth: 60, ...parts }
}

/** @param edges written `a>b`; nodes that are only named there are made. */
export function drawingOf(
  edges: readonly string[],
  nodes: readonly PlacedNode[] = [],
  boxes: readonly PlacedBox[] = [],
): Drawing {
  const pairs = edges.map((text) => {
    const [source = '', target = ''] = text.split('>')
    return { source, target }
  })
  const known = new Map(nodes.map((node) => [node.id, node]))
  for (const id of pairs.flatMap(({ source, target }) => [source, target])) {
    if (!known.has(id)) known.set(id, placedNode(id))
  }
  return { nodes: [...known.values()], edges: pairs, boxes }
}

export function placesOf(places: Readonly<Record<string, readonly [x: number, y: number]>>): Map<string, Place> {
  return new Map(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }]))
}
