import type { SyntaxNode } from '@lezer/common'
import { unquote } from './literals'

/** What the positions of a syntax tree point into, and whose rules hold. */
export interface Source {
  readonly text: string
  readonly rules: '2' | '3'
}

export function textOf(node: SyntaxNode | undefined, source: Source): string {
  return node === undefined ? '' : source.text.slice(node.from, node.to)
}

/** The parts of a node without comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = []
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    if (part.name !== 'LineComment') parts.push(part)
  }
  return parts
}

/** The value of a string literal. */
export function stringOf(node: SyntaxNode, source: Source): string {
  return unquote(textOf(node, source))
}
