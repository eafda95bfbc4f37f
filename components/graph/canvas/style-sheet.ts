import type { Palette } from '@/lib/graph/display/palette'
import { SHAPE_SIZE, type Shape, SHAPES } from '@/lib/graph/display/shapes'
import type { StylesheetJsonBlock } from 'cytoscape'

const RENDERED_SHAPE = {
  square: 'round-rectangle',
  circle: 'ellipse',
  triangle: 'round-triangle',
  tag: 'round-tag',
  hexagon: 'round-hexagon',
  rhombus: 'round-diamond',
  stack: 'round-rectangle',
} as const satisfies Readonly<Record<Shape, string>>

/** Later is above: cytoscape puts all edges below all nodes, and frames are nodes here. */
const LAYER = { cluster: 0, namespace: 1, app: 2, edge: 3, node: 4 } as const

/**
 * What cytoscape has to know to find things under the pointer and to say where lines end: sizes and shapes, the same for
 * good and bad, so that numbers and health never touch it. How things look is the painters' business.
 */
export function styleSheet(palette: Palette): StylesheetJsonBlock[] {
  return [...frameStyles(), ...nodeStyles(), ...edgeStyles(), ...gestureStyles(palette)]
}

function frameStyles(): StylesheetJsonBlock[] {
  return [
    {
      selector: 'node.frame',
      style: {
        shape: 'rectangle',
        width: 'data(width)',
        height: 'data(height)',
        ...atLayer('namespace'),
      },
    },
    ...(['app', 'namespace', 'cluster'] as const).map((level) => ({
      selector: `node.frame.${level}`,
      style: { 'z-index': LAYER[level] },
    })),
  ]
}

function nodeStyles(): StylesheetJsonBlock[] {
  return [
    {
      selector: 'node.node',
      style: {
        'border-width': 2.5,
        // Room for label and badges, for what is fitted into the view.
        'bounds-expansion': 'data(expansion)',
        ...atLayer('node'),
      },
    },
    ...SHAPES.map((shape) => ({
      selector: `node.${shape}`,
      style: { shape: RENDERED_SHAPE[shape], ...SHAPE_SIZE[shape] },
    })),
  ]
}

function edgeStyles(): StylesheetJsonBlock[] {
  return [
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight',
        width: 3,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.75,
        'source-distance-from-node': 2,
        'target-distance-from-node': 3,
        ...atLayer('edge'),
      },
    },
    {
      selector: 'edge.curved',
      style: {
        'curve-style': 'unbundled-bezier',
        'control-point-distances': 'data(curve)',
        'control-point-weights': '0.5',
      },
    },
    {
      selector: 'edge.loop',
      style: {
        'curve-style': 'bezier',
        'control-point-step-size': 48,
        'loop-direction': '0deg',
        'loop-sweep': '70deg',
      },
    },
    { selector: 'edge.two-way', style: { 'source-arrow-shape': 'triangle' } },
  ]
}

function gestureStyles({ accent, ground }: Palette): StylesheetJsonBlock[] {
  return [
    {
      selector: 'core',
      style: {
        'selection-box-color': accent,
        'selection-box-border-color': accent,
        'selection-box-border-width': 1,
        'selection-box-opacity': 0.15,
        'active-bg-color': ground,
        'active-bg-opacity': 0,
        'active-bg-size': 0,
        'outside-texture-bg-color': ground,
        'outside-texture-bg-opacity': 1,
      },
    },
  ]
}

function atLayer(layer: keyof typeof LAYER) {
  return { 'z-index-compare': 'manual', 'z-index': LAYER[layer] } as const
}
