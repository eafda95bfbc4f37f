import type { SyntaxNode } from '@lezer/common'
import type { Matcher, Selector } from './expression'
import { METRIC_NAME } from './label-set'
import { compileMatcher } from './matchers'
import { parseDurationMs, parseNumber } from './literals'
import type { Token } from './precedence'
import { QueryError, unsupported } from './query-error'
import { children, type Source, stringOf, textOf } from './syntax'

/** A `VectorSelector` node. The metric name becomes a matcher like any other. */
export function parseSelectorNode(node: SyntaxNode, source: Source): Selector {
  const matchers = children(node).flatMap((part): Matcher[] =>
    part.name === 'LabelMatchers'
      ? children(part).map((matcher) => matcherOf(matcher, source))
      : [compileMatcher(METRIC_NAME, '=', textOf(part, source), source.rules)],
  )
  const named = children(node).some(
    (part) => part.name !== 'LabelMatchers' || part.getChild('QuotedLabelName') !== null,
  )
  if (named && matchers.filter((matcher) => matcher.label === METRIC_NAME).length > 1)
    throw bad('metric name must not be set twice')
  return { kind: 'selector', matchers }
}

function matcherOf(node: SyntaxNode, source: Source): Matcher {
  if (node.name === 'QuotedLabelName') return compileMatcher(METRIC_NAME, '=', quotedName(node, source), source.rules)
  const [name, operator, value] = children(node)
  if (name === undefined || operator === undefined || value === undefined) throw bad('incomplete label matcher')
  const label = name.name === 'QuotedLabelName' ? quotedName(name, source) : textOf(name, source)
  return compileMatcher(label, textOf(operator, source), stringOf(value, source), source.rules)
}

function quotedName(node: SyntaxNode, source: Source): string {
  const literal = node.getChild('StringLiteral')
  const name = literal === null ? '' : stringOf(literal, source)
  if (name === '') throw bad('empty name')
  return name
}

/** The names of a `GroupingLabels` node; none when there is no such node. */
export function labelNames(node: SyntaxNode | undefined, source: Source): string[] {
  if (node === undefined) return []
  return children(node).map((part) =>
    part.name === 'QuotedLabelName' ? quotedName(part, source) : textOf(part, source),
  )
}

/** Milliseconds of a duration node, with its sign. */
function durationMsOf(node: SyntaxNode | undefined, source: Source): number {
  const parts = node === undefined ? [] : children(node)
  const [first, second] = parts
  if (first?.name === 'UnaryOp') return durationMsOf(second, source) * (source.text.charAt(first.from) === '-' ? -1 : 1)
  if (parts.length !== 1 || first === undefined || /^Duration(Step|Range|MinOf|MaxOf)$/.test(first.name))
    throw unsupported('durations that are computed')
  if (first.name !== 'NumberDurationLiteralInDurationContext') return durationMsOf(first, source)
  const written = textOf(first, source)
  const durationMs = parseDurationMs(written)
  if (durationMs === undefined) throw bad(`not a valid duration string: "${written}"`)
  return durationMs
}

/** The selector before the range, `offset` or `@` that the node ends with, with that added. */
export function withPostfix(before: Token | undefined, node: SyntaxNode, source: Source): Selector {
  if (['SubqueryExpr', 'AnchoredExpr', 'SmoothedExpr'].includes(node.name))
    throw unsupported(node.name.replace(/Expr$/, ' expressions'))
  const isRange = node.name === 'MatrixSelector'
  if (before?.kind !== 'operand' || before.closed === true || before.expression.kind !== 'selector')
    throw bad(`${isRange ? 'ranges' : 'offset and @ modifiers'} only allowed for vector selectors`)
  const selector = before.expression
  const value = children(node)[isRange ? 1 : 2]
  if (isRange) return withRange(selector, durationMsOf(value, source))
  if (node.name === 'OffsetExpr') {
    if (selector.offsetMs !== undefined) throw bad('offset may not be set multiple times')
    return { ...selector, offsetMs: durationMsOf(value, source) }
  }
  if (selector.at !== undefined) throw bad('@ <timestamp> may not be set multiple times')
  return { ...selector, at: instantOf(value, source) }
}

function withRange(selector: Selector, rangeMs: number): Selector {
  if (Object.keys(selector).length > 2) throw bad('no offset, @ or range allowed before a range')
  if (rangeMs <= 0) throw bad('duration must be greater than 0')
  return { ...selector, rangeMs }
}

function instantOf(node: SyntaxNode | undefined, source: Source): number | 'start' | 'end' {
  if (node?.name === 'AtModifierPreprocessors') return node.getChild('AtStart') === null ? 'end' : 'start'
  const atMs = Math.round(parseNumber(textOf(node, source)) * 1000)
  if (!Number.isSafeInteger(atMs)) throw bad('timestamp out of bounds for @ modifier')
  return atMs
}

function bad(message: string): QueryError {
  return new QueryError('bad_data', `parse error: ${message}`)
}
