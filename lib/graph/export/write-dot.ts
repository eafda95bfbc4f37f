import type { EdgeElement, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import type { Palette } from '@/lib/graph/display/palette'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import { groupBy } from '@/lib/std/group-by'
import { edgeText, type ExportDrawing } from './export-drawing'
import { type ExportFacts, factLines } from './export-facts'

const SHAPES: Readonly<Record<NodeElement['shape'], string>> = {
  square: 'box',
  circle: 'circle',
  triangle: 'triangle',
  tag: 'cds',
  hexagon: 'hexagon',
  rhombus: 'diamond',
  stack: 'box3d',
}

/** Graphviz measures nodes in inches. */
const PIXELS_PER_INCH = 72

/**
 * A Graphviz digraph of what is drawn (graph.md section 14). The ids are those of the graph; `pos` holds the places
 * in points, with y upwards, for `neato -n` (`inputscale` says so to newer ones).
 */
export function writeDot({ elements, names }: ExportDrawing, palette: Palette, facts: ExportFacts): string {
  const nodes = elements.nodes.filter((element) => element.kind === 'node')
  const frames = elements.nodes.filter((element) => element.kind === 'frame')
  const clusters = new Map(frames.map(({ id }, index) => [id, `cluster_${index + 1}`]))
  const inside = groupBy(nodes, ({ parent }) => parent ?? '')
  const framesIn = groupBy(frames, ({ parent }) => parent ?? '')
  const level = (parent: string, indent: string): string[] => [
    ...(inside.get(parent) ?? []).map((node) => indent + nodeLine(node, label(names.get(node.id)), palette)),
    ...(framesIn.get(parent) ?? []).flatMap((frame) => [
      `${indent}subgraph ${clusters.get(frame.id) ?? ''} {`,
      `${indent}  ${frameAttributes(frame, label(names.get(frame.id)), palette)}`,
      ...level(frame.id, `${indent}  `),
      `${indent}}`,
    ]),
  ]
  const { ground, text } = palette
  return [
    ...factLines(facts).map((line) => `// ${line}`),
    'digraph pharos {',
    `  graph [rankdir=LR, inputscale=${PIXELS_PER_INCH}, bgcolor=${quoted(ground)}, fontcolor=${quoted(text)}, fontname="sans-serif", label=${label([facts.title])}]`,
    `  node [fontname="sans-serif", fontsize=12, fontcolor=${quoted(text)}, style=filled, fillcolor=${quoted(palette.surface)}]`,
    `  edge [fontname="sans-serif", fontsize=11, fontcolor=${quoted(text)}]`,
    ...level('', '  '),
    ...elements.edges.map((edge) => `  ${edgeLine(edge, palette)}`),
    '}',
    '',
  ].join('\n')
}

function nodeLine({ id, shape, token, position }: NodeElement, name: string, { tokens }: Palette): string {
  const { width, height } = SHAPE_SIZE[shape]
  const inches = (pixels: number) => (pixels / PIXELS_PER_INCH).toFixed(3)
  return `${quoted(id)} [${attributes({
    label: name,
    shape: SHAPES[shape],
    width: inches(width),
    height: inches(height),
    pos: quoted(`${position.x},${position.y === 0 ? 0 : -position.y}!`),
    color: quoted(tokens[token].sign),
    penwidth: token === 'failure' ? '3.5' : '2.5',
  })}]`
}

function edgeLine(edge: EdgeElement, { tokens }: Palette): string {
  const classes = edge.classes.split(' ')
  const shown = edgeText(edge)
  return `${quoted(edge.source)} -> ${quoted(edge.target)} [${attributes({
    id: quoted(edge.id),
    ...(shown.length === 0 ? {} : { label: label(shown) }),
    color: quoted(tokens[edge.token].sign),
    penwidth: String(edge.width),
    ...(edge.token === 'degraded' ? { style: 'dashed' } : {}),
    ...(edge.token === 'idle' || classes.includes('mirrored') ? { style: 'dotted' } : {}),
    ...(classes.includes('two-way') ? { dir: 'both' } : {}),
  })}]`
}

function frameAttributes({ id }: FrameElement, name: string, { border, sunken }: Palette): string {
  return `graph [${attributes({
    id: quoted(id),
    label: name,
    color: quoted(border),
    bgcolor: quoted(sunken),
    style: 'rounded',
  })}]`
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')
}

/** A string of the language: only the quote and the backslash mean something in it. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Lines of a label, in which Graphviz also reads entities of HTML. */
function label(lines: readonly string[] = []): string {
  return `"${lines.map((line) => quoted(line.replaceAll('&', '&amp;')).slice(1, -1)).join('\\n')}"`
}
