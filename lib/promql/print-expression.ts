import type { Matcher, PromExpression } from './expression'

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/
/** Beyond, JavaScript writes an exponent. */
const MAX_INSTANT = 1e15
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/

export interface PrintOptions {
  /** Equalities that every selector gets: the part of a shared store that belongs to this mesh. */
  readonly scope?: Readonly<Record<string, string>>
}

/**
 * Writes an expression as PromQL text; the only writer of queries. Any Unicode string is a safe matcher value.
 *
 * @throws when a metric name, a label name or a range is not one. Those come from our own code or from checked settings and
 *   requests, never from a cluster, so nobody could go on with the query.
 */
export function printExpression(expression: PromExpression, options: PrintOptions = {}): string {
  const scope = Object.entries(options.scope ?? {}).map(([label, value]): Matcher => ({ label, operator: '=', value }))
  return print(expression, scope)
}

function print(expression: PromExpression, scope: readonly Matcher[]): string {
  switch (expression.kind) {
    case 'selector':
      return printSelector(expression, scope)
    case 'call':
      return `${expression.name}(${expression.args.map((argument) => print(argument, scope)).join(', ')})`
    case 'aggregate':
      return `${expression.operator} by (${expression.by.map(labelName).join(', ')}) (${print(expression.of, scope)})`
    case 'binary':
      return `${operand(expression.left, scope)} ${expression.operator} ${operand(expression.right, scope)}`
    case 'number':
      return printNumber(expression.value)
  }
}

/** Brackets around every nested operation: no reader needs the table of precedences. */
function operand(expression: PromExpression, scope: readonly Matcher[]): string {
  const text = print(expression, scope)
  return expression.kind === 'binary' ? `(${text})` : text
}

function printSelector(selector: Extract<PromExpression, { kind: 'selector' }>, scope: readonly Matcher[]): string {
  const metric = selector.metric ?? ''
  const isNamed = selector.metric === null && selector.matchers.some(({ label }) => label === '__name__')
  if (!isNamed && !METRIC_NAME.test(metric)) throw new Error(`not a metric name: ${metric}`)
  const matchers = [...selector.matchers, ...scope]
    .map(({ label, operator, value }) => `${labelName(label)}${operator}${quote(value)}`)
    .join(', ')
  const text = matchers === '' ? metric : `${metric}{${matchers}}`
  const range = selector.rangeSeconds === undefined ? '' : `[${printRange(selector.rangeSeconds)}]`
  const offset = selector.offsetSeconds === undefined ? '' : ` offset ${printRange(selector.offsetSeconds)}`
  return `${text}${range}${offset}${selector.atSeconds === undefined ? '' : ` @ ${printInstant(selector.atSeconds)}`}`
}

function printRange(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 1) throw new Error(`not a range in whole seconds: ${seconds}`)
  return `${seconds}s`
}

function printInstant(seconds: number): string {
  if (!Number.isFinite(seconds) || Math.abs(seconds) > MAX_INSTANT) throw new Error(`not a moment: ${seconds}`)
  return String(Math.round(seconds * 1_000) / 1_000)
}

function labelName(name: string): string {
  if (!LABEL_NAME.test(name)) throw new Error(`not a label name: ${name}`)
  return name
}

/**
 * A double-quoted PromQL string. Besides backslash, quote and newline, the replacement character must be written as an escape:
 * Prometheus's lexer takes it for broken UTF-8. Lone surrogates have no UTF-8 form and become that character.
 */
function quote(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replace(/[\p{Surrogate}\uFFFD]/gu, String.raw`\ufffd`)
  return `"${escaped}"`
}

function printNumber(value: number): string {
  if (Number.isFinite(value)) return String(value)
  if (Number.isNaN(value)) return 'NaN'
  return value > 0 ? 'Inf' : '-Inf'
}
