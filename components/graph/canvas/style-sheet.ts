import { EDGE_DASHES } from '@/lib/graph/display/edge-dashes'
import type { Palette } from '@/lib/graph/display/palette'
import { EDGE_TOKENS, NODE_TOKENS } from '@/lib/graph/display/tokens'
import { SHAPE_SIZE, type Shape, SHAPES } from '@/lib/graph/display/shapes'
import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import type { StylesheetJsonBlock } from 'cytoscape'

const RENDERED_SHAPE = {
  square: 'round-rectangle',
  circle: 'ellipse',
  triangle: 'round-triangle',
  tag: 'round-tag',
  hexagon: 'round-hexagon',
  stack: 'round-rectangle',
} as const satisfies Readonly<Record<Shape, string>>

/** What is not on the path of what one looks at. */
export const FADED_OPACITY = 0.2

/**
 * The look of every class that `toElements` gives; the renderer knows nothing else (graph.md V8).
 *
 * @param dense there are hundreds of edges.
 */
export function styleSheet(palette: Palette, dense: boolean): StylesheetJsonBlock[] {
  return [...frameStyles(palette), ...nodeStyles(palette), ...edgeStyles(palette, dense), ...stateStyles(palette)]
}

function frameStyles({ sunken, surface, border }: Palette): StylesheetJsonBlock[] {
  return [
    {
      selector: 'node.frame',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '10px',
        'background-color': sunken,
        'background-opacity': 0.6,
        'border-width': 1,
        'border-color': border,
        'min-width': 'data(minWidth)',
      },
    },
    { selector: 'node.frame.app', style: { padding: `${FRAME_PADDING.app}px`, 'background-color': surface } },
    { selector: 'node.frame.namespace', style: { padding: `${FRAME_PADDING.namespace}px` } },
    {
      selector: 'node.frame.cluster',
      style: { padding: `${FRAME_PADDING.cluster}px`, 'background-opacity': 0.35, 'border-style': 'dashed' },
    },
    { selector: 'node.frame.outside', style: { 'border-style': 'dashed' } },
  ]
}

function nodeStyles({ surface, ground, control, tokens }: Palette): StylesheetJsonBlock[] {
  return [
    {
      selector: 'node.node',
      style: {
        'background-color': surface,
        'border-width': 2.5,
        // Room for label and badges, which are drawn on a layer of their own: frames grow around it.
        'bounds-expansion': 'data(expansion)',
      },
    },
    ...SHAPES.map((shape) => ({
      selector: `node.${shape}`,
      style: { shape: RENDERED_SHAPE[shape], ...SHAPE_SIZE[shape] },
    })),
    { selector: 'node.square, node.stack', style: { 'corner-radius': '7px' } },
    {
      selector: 'node.stack',
      style: { ghost: 'yes', 'ghost-offset-x': 4, 'ghost-offset-y': -4, 'ghost-opacity': 0.45 },
    },
    ...NODE_TOKENS.map((token) => ({ selector: `node.node.${token}`, style: { 'border-color': tokens[token].sign } })),
    {
      selector: 'node.node.failure',
      style: { 'border-width': 3.5, 'background-color': tokens.failure.soft },
    },
    { selector: 'node.node.degraded', style: { 'background-color': tokens.degraded.soft } },
    { selector: 'node.idle, node.dead, node.gone', style: { 'background-color': ground, 'border-width': 1.5 } },
    { selector: 'node.dead, node.gone, node.unknown', style: { 'border-style': 'dashed' } },
    {
      selector: 'node.node.outside',
      style: { 'outline-width': 1, 'outline-offset': 3, 'outline-color': control, 'outline-opacity': 1 },
    },
  ]
}

function edgeStyles({ tokens }: Palette, dense: boolean): StylesheetJsonBlock[] {
  return [
    {
      selector: 'edge',
      style: {
        'curve-style': 'straight',
        width: 'data(width)',
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.75,
        'source-distance-from-node': 2,
        'target-distance-from-node': 3,
      },
    },
    ...EDGE_TOKENS.map((token) => ({
      selector: `edge.${token}`,
      style: {
        'line-color': tokens[token].sign,
        'target-arrow-color': tokens[token].sign,
        'source-arrow-color': tokens[token].sign,
      },
    })),
    // Among hundreds of lines the quiet ones step back.
    ...(dense
      ? [{ selector: 'edge.healthy, edge.tcp, edge.unrated, edge.idle', style: { 'line-opacity': 0.45 } }]
      : []),
    {
      selector: 'edge.degraded',
      style: { 'z-index': 1, 'line-style': 'dashed', 'line-dash-pattern': [...EDGE_DASHES.degraded] },
    },
    { selector: 'edge.failure', style: { 'z-index': 2 } },
    { selector: 'edge.idle', style: { 'line-style': 'dashed', 'line-dash-pattern': [...EDGE_DASHES.idle] } },
    {
      selector: 'edge.mirrored',
      style: { 'line-style': 'dashed', 'line-dash-pattern': [...EDGE_DASHES.mirrored] },
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

function stateStyles({ accent, beam, ground }: Palette): StylesheetJsonBlock[] {
  const ring = (color: string) => ({
    'outline-width': 2.5,
    'outline-offset': 3,
    'outline-color': color,
    'outline-opacity': 1,
  })
  const glow = (color: string) => ({ 'underlay-color': color, 'underlay-opacity': 0.35, 'underlay-padding': '4px' })
  return [
    { selector: '.faded', style: { opacity: FADED_OPACITY } },
    // A frame must not make what is in it fade.
    { selector: 'node.frame.faded', style: { opacity: 1 } },
    { selector: 'node.node.selected', style: ring(accent) },
    { selector: 'node.frame.selected', style: { 'border-color': accent, 'border-width': 2 } },
    { selector: 'edge.selected', style: glow(accent) },
    { selector: 'node.node.cursor', style: ring(beam) },
    { selector: 'edge.cursor', style: glow(beam) },
    { selector: ':active', style: { 'overlay-opacity': 0 } },
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
