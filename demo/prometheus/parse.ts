import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'
import { checkTypes } from './check-types'
import type { Expression, Grouping, Matching, Selector } from './expression'
import { parseNumber } from './literals'
import { climb, type Token } from './precedence'
import { labelNames, parseSelectorNode, withPostfix } from './parse-selector'
import { QueryError, unsupported } from './query-error'
import { children, type Source, stringOf, textOf } from './syntax'

const MAX_QUERY_LENGTH = 1_000_000
const MAX_DEPTH = 1000
const POSTFIXED = ['MatrixSelector', 'SubqueryExpr', 'OffsetExpr', 'StepInvariantExpr', 'AnchoredExpr', 'SmoothedExpr']

/** Parses and type-checks. Bad text is bad_data with its position; valid PromQL outside the demo's list is execution. */
export function parseExpression(source: Source): Expression {
  if (source.text.length > MAX_QUERY_LENGTH) throw new QueryError('bad_data', 'query longer than 1,000,000 characters')
  const tree = parser.parse(source.text)
  refuseErrors(tree, source.text)
  const root = children(tree.topNode)[0]
  if (root === undefined)
    throw new QueryError('bad_data', 'unknown position: parse error: no expression found in input')
  const expression = convert(root, source, 0)
  checkTypes(expression)
  return expression
}

/** The value of a `match[]` parameter: an instant selector without modifiers. */
export function parseSeriesSelector(source: Source): Selector {
  const expression = parseExpression(source)
  if (expression.kind === 'selector' && Object.keys(expression).length === 2) return expression
  throw new QueryError('bad_data', `parse error: "${source.text}" is not a series selector`)
}

function refuseErrors(tree: Tree, text: string): void {
  tree.iterate({
    enter(node) {
      if (!node.type.isError) return
      const before = text.slice(0, node.from)
      const position = `${before.split('\n').length}:${node.from - before.lastIndexOf('\n')}`
      const found = text.slice(node.from, node.from + 20)
      throw new QueryError('bad_data', `${position}: parse error: unexpected ${found === '' ? 'end of input' : found}`)
    },
  })
}

/**
 * The grammar is made for editors: it lets `offset`, `@` and ranges follow a whole `a + b`, and takes the sign of `-1 ^ 2`
 * with the number. So operators are read as a flat sequence and bound again by the precedence of Prometheus.
 */
function convert(node: SyntaxNode, source: Source, depth: number): Expression {
  const tokens: Token[] = []
  flatten(node, source, depth, tokens)
  return climb(tokens)
}

function flatten(node: SyntaxNode, source: Source, depth: number, tokens: Token[]): void {
  if (depth > MAX_DEPTH) throw unsupported('expressions nested deeper than 1,000')
  const parts = children(node)
  const [first, second] = parts
  const last = parts.at(-1)
  if (node.name === 'BinaryExpr' && first !== undefined && last !== undefined) {
    flatten(first, source, depth + 1, tokens)
    tokens.push({ kind: 'binary', ...operatorOf(parts, source) })
    flatten(last, source, depth + 1, tokens)
  } else if (node.name === 'UnaryExpr' && second !== undefined) {
    tokens.push({ kind: 'sign', negative: textOf(first, source) === '-' })
    flatten(second, source, depth + 1, tokens)
  } else if (POSTFIXED.includes(node.name) && first !== undefined) {
    flatten(first, source, depth + 1, tokens)
    const before = tokens.pop()
    tokens.push({ kind: 'operand', expression: withPostfix(before, node, source) })
  } else if (node.name === 'NumberDurationLiteral') {
    const written = textOf(node, source)
    if (/^[+-]/.test(written)) tokens.push({ kind: 'sign', negative: written.startsWith('-') })
    tokens.push({ kind: 'operand', expression: { kind: 'number', value: parseNumber(written.replace(/^[+-]/, '')) } })
  } else {
    const closed = node.name === 'ParenExpr'
    tokens.push({ kind: 'operand', expression: operand(node, source, depth + 1), closed })
  }
}

function operand(node: SyntaxNode, source: Source, depth: number): Expression {
  const parts = children(node)
  const [first, second] = parts
  const argsOf = (bodies: readonly SyntaxNode[]): Expression[] =>
    bodies.flatMap((body) => children(body)).map((part) => convert(part, source, depth))
  switch (node.name) {
    case 'StringLiteral':
      return { kind: 'string', value: stringOf(node, source) }
    case 'VectorSelector':
      return parseSelectorNode(node, source)
    case 'ParenExpr': {
      const inner = first === undefined ? undefined : convert(first, source, depth)
      if (inner === undefined) throw new QueryError('bad_data', 'parse error: empty parentheses')
      return inner
    }
    case 'FunctionCall':
      return { kind: 'call', name: textOf(first, source), args: argsOf(second === undefined ? [] : [second]) }
    case 'AggregateExpr':
      return {
        kind: 'aggregate',
        operator: textOf(first, source).toLowerCase(),
        grouping: groupingOf(parts, source),
        args: argsOf(parts.filter((part) => part.name === 'FunctionCallBody')),
      }
    default:
      throw unsupported(node.name.replace(/Expr$/, ' expression'))
  }
}

function groupingOf(parts: readonly SyntaxNode[], source: Source): Grouping {
  const modifier = parts.find((part) => part.name === 'AggregateModifier')
  if (modifier === undefined) return { without: false, labels: [] }
  const [word, labels] = children(modifier)
  return { without: word?.name === 'Without', labels: labelNames(labels, source) }
}

function operatorOf(
  parts: readonly SyntaxNode[],
  source: Source,
): { operator: string; bool: boolean; matching?: Matching } {
  const modifiers = parts.slice(2, -1)
  if (modifiers.some((part) => part.name === 'FillModifier')) throw unsupported('fill modifiers')
  const matching = modifiers.find((part) => part.name === 'MatchingModifierClause')
  return {
    operator: textOf(parts[1], source).toLowerCase(),
    bool: modifiers.some((part) => part.name === 'BoolModifier'),
    ...(matching === undefined ? {} : { matching: matchingOf(matching, source) }),
  }
}

function matchingOf(node: SyntaxNode, source: Source): Matching {
  const parts = children(node)
  const at = parts.findIndex((part) => part.name === 'GroupLeft' || part.name === 'GroupRight')
  const matching = { on: parts[0]?.name === 'On', labels: labelNames(parts[1], source) }
  if (at < 0) return matching
  const side = parts[at]?.name === 'GroupLeft' ? 'left' : 'right'
  return { ...matching, group: { side, include: labelNames(parts[at + 1], source) } }
}
