import type { EdgeElement, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import type { Palette } from '@/lib/graph/display/palette'
import { EDGE_TOKENS, NODE_TOKENS } from '@/lib/graph/display/tokens'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { edgeText, type ExportDrawing } from './export-drawing'
import { type ExportFacts, factLines } from './export-facts'

/** Brackets that make a shape; a service has a triangle on the canvas, a flowchart's nearest is the trapezoid. */
const SHAPES: Readonly<Record<NodeElement['shape'], readonly [open: string, close: string]>> = {
  square: ['[', ']'],
  circle: ['((', '))'],
  triangle: ['[/', '\\]'],
  tag: ['>', ']'],
  hexagon: ['{{', '}}'],
  rhombus: ['{', '}'],
  stack: ['[[', ']]'],
}

/**
 * A Mermaid flowchart of what is drawn (graph.md section 14): nodes `n1`… and frames `f1`… in the order of their ids,
 * frames as subgraphs, a class per status, lines in the colour of their status.
 */
export function writeMermaid({ elements, names: labels }: ExportDrawing, palette: Palette, facts: ExportFacts): string {
  const nodes = byId(elements.nodes.filter((element) => element.kind === 'node'))
  const frames = byId(elements.nodes.filter((element) => element.kind === 'frame'))
  const edges = byId(elements.edges)
  const names = new Map([
    ...nodes.map(({ id }, index): [string, string] => [id, `n${index + 1}`]),
    ...frames.map(({ id }, index): [string, string] => [id, `f${index + 1}`]),
  ])
  const nameOf = (id: string) => names.get(id) ?? ''
  const inside = groupBy(nodes, ({ parent }) => parent ?? '')
  const framesIn = groupBy(frames, ({ parent }) => parent ?? '')
  const level = (parent: string, indent: string): string[] => [
    ...(inside.get(parent) ?? []).map((node) => indent + nodeLine(node, nameOf(node.id), labels.get(node.id) ?? [])),
    ...(framesIn.get(parent) ?? []).flatMap((frame) => [
      `${indent}subgraph ${nameOf(frame.id)}["${quoted(labels.get(frame.id) ?? [])}"]`,
      ...level(frame.id, `${indent}  `),
      `${indent}end`,
    ]),
  ]
  return [
    ...factLines(facts).map((line) => `%% ${line.replaceAll('%%', '% %')}`),
    'flowchart LR',
    ...level('', '  '),
    ...edges.map((edge) => `  ${edgeLine(edge, nameOf(edge.source), nameOf(edge.target))}`),
    ...looks(nodes, edges, palette),
    '',
  ].join('\n')
}

function nodeLine({ shape, token }: NodeElement, name: string, label: readonly string[]): string {
  const [open, close] = SHAPES[shape]
  return `${name}${open}"${quoted(label)}"${close}:::${token}`
}

function edgeLine(edge: EdgeElement, source: string, target: string): string {
  const { lock, classes, token } = edge
  const twoWay = classes.split(' ').includes('two-way') ? '<' : ''
  const line = token === 'idle' ? '-.->' : token === 'failure' ? '==>' : '-->'
  const text = quoted([...edgeText(edge), ...(lock === null ? [] : [MTLS[lock]])])
  return `${source} ${twoWay}${line}${text === '' ? '' : `|"${text}"|`} ${target}`
}

const MTLS = { closed: 'mTLS', half: 'part mTLS', open: 'no mTLS' } as const

/** A class for each status in use, and the colours of lines by their index. */
function looks(nodes: readonly NodeElement[], edges: readonly EdgeElement[], palette: Palette): string[] {
  const { surface, text, tokens } = palette
  const used = NODE_TOKENS.filter((token) => nodes.some((node) => node.token === token))
  return [
    ...used.map((token) => `  classDef ${token} fill:${surface},stroke:${tokens[token].sign},color:${text}`),
    ...EDGE_TOKENS.flatMap((token) => {
      const indexes = edges.flatMap((edge, index) => (edge.token === token ? [index] : []))
      return indexes.length === 0 ? [] : [`  linkStyle ${indexes.join(',')} stroke:${tokens[token].sign}`]
    }),
  ]
}

/** Lines inside quotes: whatever Mermaid or HTML could take for anything else is written as its number. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replaceAll(/[^\p{L}\p{N}\p{M} .,:/_‹›…·→-]/gu, (character) =>
      character === '"' ? '#quot;' : `#${character.codePointAt(0) ?? 0};`,
    ),
  )
  // An empty string is no label at all, and the parser refuses it.
  return escaped.join('<br/>')
}

function byId<E extends NodeElement | FrameElement | EdgeElement>(elements: readonly E[]): readonly E[] {
  return [...elements].sort((a, b) => compareText(a.id, b.id))
}
