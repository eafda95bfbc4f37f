import type { GraphEdge, GraphNode } from '../model'
import type { Find, NumberTest, TextTest } from './ast'
import type { FindIndex } from './find-index'
import { judgeNumber, judgeText } from './judge'
import { allOf, anyOf, not, type Verdict } from './kleene'
import type { Operand } from './operand'
import { type FindLanguage, LABEL } from './operands'

/** Ids of what an expression selects. */
export interface Selected {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
}

export const NOTHING_SELECTED: Selected = { nodes: new Set(), edges: new Set() }

type Elements = 'node' | 'edge'

/**
 * The elements that an expression selects (graph.md F1): each part of its outermost `OR` selects edges if it speaks of edges only,
 * else nodes. In time linear in the elements and the length of the expression.
 */
export function selectElements(find: Find, index: FindIndex): Selected {
  const { language } = index
  const nodes = new Set<string>()
  const edges = new Set<string>()
  for (const part of flattened(find, 'or')) {
    if (speaksOf(part, 'edge', language) && !speaksOf(part, 'node', language)) {
      for (const edge of index.edges) if (judgeEdge(part, edge, index) === true) edges.add(edge.id)
    } else {
      const plan = planForNodes(part, language)
      for (const node of index.nodes) if (judgeNode(plan, node, index) === true) nodes.add(node.id)
    }
  }
  return { nodes, edges }
}

/** An expression about nodes, with what it says of edges gathered: one edge has to satisfy each such piece (F2). */
type NodePlan =
  | { readonly kind: 'and' | 'or'; readonly of: readonly NodePlan[] }
  | { readonly kind: 'not'; readonly of: NodePlan }
  | { readonly kind: 'touching'; readonly edge: Find }
  | { readonly kind: 'itself'; readonly node: Find }

function planForNodes(find: Find, language: FindLanguage): NodePlan {
  const isOfNodes = (part: Find) => speaksOf(part, 'node', language)
  if (!isOfNodes(find)) return { kind: 'touching', edge: find }
  if (find.kind === 'not') return { kind: 'not', of: planForNodes(find.of, language) }
  if (find.kind !== 'and' && find.kind !== 'or') return { kind: 'itself', node: find }
  const { kind } = find
  const parts = flattened(find, kind)
  const ofEdges = parts.filter((part) => !isOfNodes(part))
  const [edge] = ofEdges
  const gathered: readonly Find[] = edge === undefined ? [] : [ofEdges.length === 1 ? edge : { kind, of: ofEdges }]
  return { kind, of: [...parts.filter(isOfNodes), ...gathered].map((part) => planForNodes(part, language)) }
}

/** What stands under one connective, whatever brackets are between. */
function flattened(find: Find, kind: 'and' | 'or'): readonly Find[] {
  return find.kind === kind ? find.of.flatMap((part) => flattened(part, kind)) : [find]
}

function speaksOf(find: Find, elements: Elements, language: FindLanguage): boolean {
  switch (find.kind) {
    case 'and':
    case 'or':
      return find.of.some((part) => speaksOf(part, elements, language))
    case 'not':
      return speaksOf(find.of, elements, language)
    case 'label':
      return elements === 'node'
    default:
      return (find.operand === LABEL ? 'node' : language.operandCalled(find.operand)?.on) === elements
  }
}

function judgeNode(plan: NodePlan, node: GraphNode, index: FindIndex): Verdict {
  switch (plan.kind) {
    case 'and':
      return allOf(plan.of, (part) => judgeNode(part, node, index))
    case 'or':
      return anyOf(plan.of, (part) => judgeNode(part, node, index))
    case 'not':
      return not(judgeNode(plan.of, node, index))
    case 'touching':
      return anyOf(index.touching.get(node.id) ?? [], (edge) => judgeEdge(plan.edge, edge, index))
    case 'itself':
      return judgeNodeTerm(plan.node, node, index)
  }
}

function judgeNodeTerm(find: Find, node: GraphNode, index: FindIndex): Verdict {
  if (find.kind === 'label') return labelOf(node, find.key) !== undefined
  if (find.kind === 'text' && find.operand === LABEL) return judgeText(find, [labelOf(node, find.key ?? '')])
  if (find.kind !== 'flag' && find.kind !== 'text' && find.kind !== 'number') return undefined
  const known = index.language.operandCalled(find.operand)
  return known?.on === 'node' ? judgeTerm(find, known.row, node, index) : undefined
}

function judgeEdge(find: Find, edge: GraphEdge, index: FindIndex): Verdict {
  switch (find.kind) {
    case 'and':
      return allOf(find.of, (part) => judgeEdge(part, edge, index))
    case 'or':
      return anyOf(find.of, (part) => judgeEdge(part, edge, index))
    case 'not':
      return not(judgeEdge(find.of, edge, index))
    case 'label':
      return undefined
    default: {
      const known = index.language.operandCalled(find.operand)
      return known?.on === 'edge' ? judgeTerm(find, known.row, edge, index) : undefined
    }
  }
}

type Term = TextTest | NumberTest | Extract<Find, { kind: 'flag' }>

function judgeTerm<E>(term: Term, row: Operand<E>, element: E, index: FindIndex): Verdict {
  if (term.kind === 'flag') return row.kind === 'flag' ? row.read(element) : undefined
  if (term.kind === 'text') return row.kind === 'text' ? judgeText(term, row.read(element)) : undefined
  return row.kind === 'number' ? judgeNumber(term, row.read(element, index)) : undefined
}

/** Keys are compared as words are, without regard to case. */
function labelOf({ labels }: GraphNode, key: string): string | undefined {
  if (labels === null) return undefined
  if (Object.hasOwn(labels, key)) return labels[key]
  const wanted = key.toLowerCase()
  return Object.entries(labels).find(([name]) => name.toLowerCase() === wanted)?.[1]
}
