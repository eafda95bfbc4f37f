import { compareText } from '@/lib/std/compare-text'
import type { Graph } from '../model'
import { type FindLanguage, LABEL_PREFIX, TRAFFIC_LANGUAGE } from './operands'

type Searched = Pick<Graph, 'nodes' | 'edges'>

/** The texts that an operand has somewhere in a graph, sorted; none for operands that are no texts. */
export function occurringValues(
  { nodes, edges }: Searched,
  operand: string,
  language: FindLanguage = TRAFFIC_LANGUAGE,
): readonly string[] {
  if (operand.toLowerCase().startsWith(LABEL_PREFIX)) {
    const key = operand.slice(LABEL_PREFIX.length).toLowerCase()
    return distinct(labelsOf(nodes).flatMap(([name, value]) => (name.toLowerCase() === key ? [value] : [])))
  }
  const known = language.operandCalled(operand)
  if (known?.row.kind !== 'text') return []
  if (known.row.values !== undefined) return known.row.values.flatMap(([first]) => first ?? [])
  return known.on === 'node' ? distinct(nodes.flatMap(known.row.read)) : distinct(edges.flatMap(known.row.read))
}

/** The keys of the labels of a graph's nodes, sorted. */
export function occurringLabelKeys({ nodes }: Searched): readonly string[] {
  return distinct(labelsOf(nodes).map(([key]) => key))
}

function labelsOf(nodes: Searched['nodes']): readonly (readonly [string, string])[] {
  return nodes.flatMap(({ labels }) => (labels === null ? [] : Object.entries(labels)))
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : [text])))].sort(compareText)
}
