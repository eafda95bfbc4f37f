import type { GraphNode, NodeKind } from '@/lib/graph/model'

/** Shapes as people know them from mesh consoles (graph.md V5). */
export const SHAPES = ['square', 'circle', 'triangle', 'tag', 'hexagon', 'rhombus', 'stack'] as const
export type Shape = (typeof SHAPES)[number]

const SHAPE_OF_KIND: Readonly<Record<NodeKind, Shape>> = {
  app: 'square',
  workload: 'circle',
  unknown: 'circle',
  service: 'triangle',
  entry: 'tag',
  operation: 'hexagon',
  group: 'stack',
}

export function nodeShape(kind: NodeKind): Shape {
  return SHAPE_OF_KIND[kind]
}

/** The shape of a node: its own, else that of its kind. */
export function shapeOf({ own, kind }: Pick<GraphNode, 'own' | 'kind'>): Shape {
  return own?.shape ?? nodeShape(kind)
}

/** Width and height in pixels at zoom 1. Sharp shapes are larger, so that all look equally heavy. */
export const SHAPE_SIZE: Readonly<Record<Shape, { readonly width: number; readonly height: number }>> = {
  square: { width: 36, height: 36 },
  circle: { width: 38, height: 38 },
  triangle: { width: 44, height: 40 },
  tag: { width: 46, height: 32 },
  hexagon: { width: 42, height: 38 },
  rhombus: { width: 46, height: 44 },
  stack: { width: 40, height: 36 },
}

/** Corners of the angular shapes as shares of half their size, clockwise; these are the renderer's own polygons. */
export const SHAPE_CORNERS: Readonly<Partial<Record<Shape, readonly (readonly [x: number, y: number])[]>>> = {
  triangle: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  tag: [
    [-1, -1],
    [0.25, -1],
    [1, 0],
    [0.25, 1],
    [-1, 1],
  ],
  hexagon: [
    [-1, 0],
    [-0.5, -1],
    [0.5, -1],
    [1, 0],
    [0.5, 1],
    [-0.5, 1],
  ],
  rhombus: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
}
