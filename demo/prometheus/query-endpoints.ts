import type { SeriesSource } from '../series-source'
import { evaluate } from './evaluate'
import type { Column, Evaluation } from './evaluation'
import type { Expression } from './expression'
import { compareEntries } from './label-set'
import { invalid, type Parameters } from './parameters'
import { isNative, type NativeRow, nativeRows } from './native-rows'
import { nativeMatrixJson, nativeVectorJson } from './native-json'
import { parseExpression } from './parse'
import { QueryError } from './query-error'
import { selectSamples } from './select'
import type { SeriesIndex } from './series-index'
import { matrixJson, type Row, singleJson, valueText, vectorJson } from './write-json'

export interface Engine {
  readonly source: SeriesSource
  readonly index: SeriesIndex
  readonly rules: '2' | '3'
  /** So many values an expression may load. Absent: `MAX_VALUES`. */
  readonly maxValues?: number
  /** When the process began; absent: with its samples. */
  readonly startedMs?: number
  /** Where durations are served as native histograms: the source as it is, with the classic ones. */
  readonly classic?: { readonly source: SeriesSource; readonly index: SeriesIndex }
}

/** The `data` of a successful answer, as JSON text. */
export interface Answer {
  readonly data: string
  readonly truncated?: boolean
}

const MAX_POINTS = 11_000
/** Queries run in the one thread of the demo, so none may hold it for long. */
export const QUERY_TIMEOUT_MS = 20_000

/** `/api/v1/query` */
export function instantQuery(engine: Engine, parameters: Parameters): Answer {
  const timeMs = parameters.timeMs('time') ?? engine.source.nowMs()
  const expression = expressionOf(engine, parameters)
  const evaluation = evaluationOf(engine, parameters, { steps: [timeMs], endMs: timeMs })
  const limit = parameters.limit()
  const native = nativeAnswer(expression, engine, evaluation)
  if (native !== undefined) return limited(native, limit, nativeVectorJson)
  if (expression.kind === 'selector' && expression.rangeMs !== undefined) {
    const rows = selectSamples(expression, evaluation).map(({ labels, samples }) => ({
      entries: labels.entries(),
      samples,
    }))
    return limited(sortedRows(rows), limit, matrixJson)
  }
  const value = evaluate(expression, evaluation)
  if (value.type === 'string') return { data: singleJson('string', timeMs, value.text) }
  if (value.type === 'scalar') return { data: singleJson('scalar', timeMs, valueText(value.values[0] ?? NaN)) }
  const rows = rowsOf(value.columns, evaluation)
  return limited(hasOrder(expression) ? rows : sortedRows(rows), limit, vectorJson)
}

/** `/api/v1/query_range` */
export function rangeQuery(engine: Engine, parameters: Parameters): Answer {
  const [startMs, endMs] = [required(parameters, 'start'), required(parameters, 'end')]
  if (endMs < startMs) throw invalid('end', 'end timestamp must not be before start time')
  const stepMs = parameters.durationMs('step') ?? NaN
  if (Number.isNaN(stepMs)) throw invalid('step', 'cannot parse "" to a valid duration')
  if (stepMs <= 0)
    throw invalid('step', 'zero or negative query resolution step widths are not accepted. Try a positive integer')
  if ((endMs - startMs) / stepMs > MAX_POINTS)
    throw new QueryError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    )
  const expression = expressionOf(engine, parameters)
  if (expression.kind === 'string' || (expression.kind === 'selector' && expression.rangeMs !== undefined)) {
    const type = expression.kind === 'string' ? 'string' : 'range vector'
    throw invalid('query', `invalid expression type "${type}" for range query, must be Scalar or instant Vector`)
  }
  const steps = Array.from({ length: Math.floor((endMs - startMs) / stepMs) + 1 }, (_, i) => startMs + i * stepMs)
  const evaluation = evaluationOf(engine, parameters, { steps, endMs })
  const native = nativeAnswer(expression, engine, evaluation)
  if (native !== undefined) return limited(native, parameters.limit(), nativeMatrixJson)
  const value = evaluate(expression, evaluation)
  if (value.type === 'string') throw new Error('unchecked expression: a string over a range')
  const rows =
    value.type === 'scalar'
      ? [{ entries: [], samples: steps.map((step, i): [number, number] => [step, value.values[i] ?? NaN]) }]
      : sortedRows(rowsOf(value.columns, evaluation))
  return limited(rows, parameters.limit(), matrixJson)
}

function required(parameters: Parameters, name: string): number {
  const timeMs = parameters.timeMs(name)
  if (timeMs === undefined) throw invalid(name, 'cannot parse "" to a valid timestamp')
  return timeMs
}

function expressionOf({ rules }: Engine, parameters: Parameters): Expression {
  try {
    return parseExpression({ text: parameters.text('query'), rules })
  } catch (error) {
    if (error instanceof QueryError && error.errorType === 'bad_data') throw invalid('query', error.message)
    throw error
  }
}

function evaluationOf(engine: Engine, parameters: Parameters, when: Pick<Evaluation, 'steps' | 'endMs'>): Evaluation {
  const deadline = performance.now() + Math.min(parameters.durationMs('timeout') ?? Infinity, QUERY_TIMEOUT_MS)
  const check = (): void => {
    if (performance.now() >= deadline) throw new QueryError('timeout', 'query timed out in expression evaluation')
  }
  check()
  return { ...engine, ...when, check }
}

/** Undefined where the expression does not ask for native histograms, or there are none. */
function nativeAnswer(
  expression: Expression,
  { classic }: Engine,
  evaluation: Evaluation,
): readonly NativeRow[] | undefined {
  if (classic === undefined || !isNative(expression)) return undefined
  return nativeRows(expression, { ...evaluation, ...classic })
    .filter(({ samples }) => samples.length > 0)
    .sort((a, b) => compareEntries(a.entries, b.entries))
}

function rowsOf(columns: readonly Column[], { steps }: Evaluation): Row[] {
  return columns.map(({ labels, values }) => ({
    entries: labels.entries(),
    samples: values.flatMap((value, i): [number, number][] => (value === undefined ? [] : [[steps[i] ?? NaN, value]])),
  }))
}

function sortedRows(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => compareEntries(a.entries, b.entries))
}

/** Whether the expression itself says in which order its series stand. */
function hasOrder(expression: Expression): boolean {
  if (expression.kind === 'call') return expression.name === 'sort' || expression.name === 'sort_desc'
  return expression.kind === 'aggregate' && /^(top|bottom)k$/.test(expression.operator)
}

function limited<R>(rows: readonly R[], limit: number, write: (rows: readonly R[]) => string): Answer {
  return { data: write(rows.slice(0, limit)), truncated: rows.length > limit }
}
