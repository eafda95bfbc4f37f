import type { GraphEdge, GraphNode } from '../model'
import { EDGE_OPERANDS } from './edge-operands'
import { NODE_OPERANDS } from './node-operands'
import type { Operand } from './operand'

/** A word of a language with the kind of element that it speaks of. */
export type KnownOperand<N extends string = string> =
  | { readonly on: 'node'; readonly row: Operand<GraphNode> & { readonly name: N } }
  | { readonly on: 'edge'; readonly row: Operand<GraphEdge> & { readonly name: N } }

/** The words that expressions about a drawing have; how they are put together is the same for all. */
export interface FindLanguage<N extends string = string> {
  /** The first name of every operand, nodes' before edges'. */
  readonly names: readonly string[]
  /** Every word that can begin a predicate, aliases included. */
  readonly words: readonly string[]
  /** @returns undefined for a word that the language does not have; labels are not looked up here. */
  readonly operandCalled: (word: string) => KnownOperand<N> | undefined
}

export type OperandName = (typeof NODE_OPERANDS)[number]['name'] | (typeof EDGE_OPERANDS)[number]['name']

/** Begins an operand that goes on with the key of a Kubernetes label. */
export const LABEL_PREFIX = 'label:'
/** The operand of tests on labels in an expression. */
export const LABEL = 'label'

/** A language of these words and of labels. */
export function findLanguage<N extends string>(
  nodes: readonly (Operand<GraphNode> & { readonly name: N })[],
  edges: readonly (Operand<GraphEdge> & { readonly name: N })[] = [],
): FindLanguage<N> {
  const byName: ReadonlyMap<string, KnownOperand<N>> = new Map(
    [
      ...nodes.map((row): KnownOperand<N> => ({ on: 'node', row })),
      ...edges.map((row): KnownOperand<N> => ({ on: 'edge', row })),
    ].flatMap((known) => [known.row.name, ...known.row.aliases].map((name) => [name, known] as const)),
  )
  return {
    names: [...nodes.map(({ name }) => name), LABEL_PREFIX, ...edges.map(({ name }) => name)],
    words: [...byName.keys(), LABEL_PREFIX],
    operandCalled: (word) => byName.get(word.toLowerCase()),
  }
}

/** Of the traffic graph (graph.md 13). */
export const TRAFFIC_LANGUAGE = findLanguage<OperandName>(NODE_OPERANDS, EDGE_OPERANDS)
