import type { GraphEdge, GraphNode } from '../model'
import { EDGE_OPERANDS } from './edge-operands'
import { NODE_OPERANDS } from './node-operands'
import type { Operand } from './operand'

/** A word of the language with the kind of element that it speaks of. */
export type KnownOperand =
  | { readonly on: 'node'; readonly row: Operand<GraphNode> & { readonly name: OperandName } }
  | { readonly on: 'edge'; readonly row: Operand<GraphEdge> & { readonly name: OperandName } }

export type OperandName = (typeof NODE_OPERANDS)[number]['name'] | (typeof EDGE_OPERANDS)[number]['name']

/** Begins an operand that goes on with the key of a Kubernetes label. */
export const LABEL_PREFIX = 'label:'
/** The operand of tests on labels in an expression. */
export const LABEL = 'label'

const BY_NAME: ReadonlyMap<string, KnownOperand> = new Map(
  [
    ...NODE_OPERANDS.map((row): KnownOperand => ({ on: 'node', row })),
    ...EDGE_OPERANDS.map((row): KnownOperand => ({ on: 'edge', row })),
  ].flatMap((known) => [known.row.name, ...known.row.aliases].map((name) => [name, known] as const)),
)

/** The first name of every operand, nodes' before edges'. */
export const OPERAND_NAMES: readonly string[] = [
  ...NODE_OPERANDS.map(({ name }) => name),
  LABEL_PREFIX,
  ...EDGE_OPERANDS.map(({ name }) => name),
]

/** Every word that can begin a predicate, aliases included. */
export const OPERAND_WORDS: readonly string[] = [...BY_NAME.keys(), LABEL_PREFIX]

/** @returns undefined for a word that the language does not have; labels are not looked up here. */
export function operandCalled(word: string): KnownOperand | undefined {
  return BY_NAME.get(word.toLowerCase())
}
