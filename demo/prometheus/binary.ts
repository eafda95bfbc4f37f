import { groupBy } from '@/lib/std/group-by'
import {
  type Column,
  dropNames,
  type Evaluation,
  mapColumns,
  mergeEqual,
  presentColumn,
  type Value,
} from './evaluation'
import type { Binary, Matching } from './expression'
import { type LabelEntry, type LabelSet, METRIC_NAME } from './label-set'
import { isComparison, isSetOperator, operation } from './operators'
import { QueryError } from './query-error'

/** Applies a binary operator to evaluated sides of checked types. */
export function binary(expression: Binary, left: Value, right: Value, evaluation: Evaluation): Value {
  const { operator, bool } = expression
  const compute = isSetOperator(operator) ? undefined : operation(operator, bool)
  const finish = (columns: readonly Column[]): Value => ({
    type: 'vector',
    columns: isComparison(operator) && !bool ? columns : dropNames(columns),
  })
  if (left.type === 'vector' && right.type === 'vector') {
    const match = new Match(expression, left.columns, right.columns, evaluation)
    return { type: 'vector', columns: compute === undefined ? match.set(operator) : match.combine(compute) }
  }
  if (compute === undefined || left.type === 'string' || right.type === 'string')
    throw new Error('unchecked expression')
  if (left.type === 'vector')
    return finish(mapColumns(left.columns, (value, step) => compute(value, scalarAt(right, step), value)))
  if (right.type === 'vector')
    return finish(mapColumns(right.columns, (value, step) => compute(scalarAt(left, step), value, value)))
  return {
    type: 'scalar',
    values: left.values.map((value, step) => compute(value, scalarAt(right, step), value) ?? NaN),
  }
}

function scalarAt(value: Value, step: number): number {
  return value.type === 'scalar' ? (value.values[step] ?? NaN) : NaN
}

/** The columns of both sides, grouped by the labels they are matched on. */
class Match {
  readonly #matching: Matching
  readonly #keepsName: boolean
  readonly #steps: number
  readonly #left: ReadonlyMap<string, readonly Column[]>
  readonly #right: ReadonlyMap<string, readonly Column[]>
  readonly #check: () => void
  readonly #rules: '2' | '3'

  constructor(
    { operator, bool, matching }: Binary,
    left: readonly Column[],
    right: readonly Column[],
    { check, rules }: Evaluation,
  ) {
    this.#matching = matching ?? { on: false, labels: [] }
    this.#keepsName = isComparison(operator) && !bool
    this.#steps = (left[0] ?? right[0])?.values.length ?? 0
    const { on, labels } = this.#matching
    const ignored = new Set([...labels, METRIC_NAME])
    const key = (column: Column): string => (on ? column.labels.keyOf(labels) : column.labels.keyWithout(ignored))
    this.#left = groupBy(left, key)
    this.#right = groupBy(right, key)
    this.#check = check
    this.#rules = rules
  }

  set(operator: string): Column[] {
    if (operator !== 'or') return [...this.#masked(this.#left, this.#right, operator === 'and')]
    const columns = [...[...this.#left.values()].flat(), ...this.#masked(this.#right, this.#left, false)]
    return this.#steps === 1 ? columns : mergeEqual(columns)
  }

  /** The columns of one side at the steps at which the other has (or has not) a partner for them. */
  *#masked(
    own: ReadonlyMap<string, readonly Column[]>,
    other: ReadonlyMap<string, readonly Column[]>,
    wanted: boolean,
  ): Generator<Column> {
    for (const [key, columns] of own) {
      this.#check()
      const partners = this.#presence(other.get(key) ?? [])
      yield* mapColumns(columns, (value, step) => (partners.has(step) === wanted ? value : undefined))
    }
  }

  /** Arithmetic and comparison: the value of each pair at each step. */
  combine(compute: (left: number, right: number, kept: number) => number | undefined): Column[] {
    const side = this.#matching.group?.side ?? 'left'
    const [many, one] = side === 'left' ? [this.#left, this.#right] : [this.#right, this.#left]
    const ofPair = (own: number, other: number): number | undefined =>
      side === 'left' ? compute(own, other, own) : compute(other, own, other)
    // As in Prometheus, nothing is refused at a step at which one side has no series at all.
    const live = this.#presence([...many.values()].flat())
    const columns: Column[] = []
    for (const [key, others] of one) {
      this.#check()
      this.#refuseSeveral(others, (step) => live.has(step), `found duplicate series for the match group on one side`)
      const members = many.get(key) ?? []
      const pairs = (compute: typeof ofPair): Column[] =>
        members.flatMap((own) => others.flatMap((other) => this.#pair(own, other, compute)))
      const found = pairs(ofPair)
      // Up to Prometheus 2 pairs that a comparison drops do not count.
      if (this.#matching.group === undefined && members.length > 1)
        this.#refuseSeveral(this.#rules === '2' ? found : pairs(() => 1), () => true, 'multiple matches for labels')
      columns.push(...found)
    }
    return this.#steps > 1 || this.#matching.group !== undefined ? mergeEqual(columns) : columns
  }

  #pair(own: Column, other: Column, compute: (own: number, other: number) => number | undefined): Column[] {
    const values = own.values.map((value, step) => {
      const partner = other.values[step]
      return value === undefined || partner === undefined ? undefined : compute(value, partner)
    })
    return presentColumn(this.#resultLabels(own.labels, other.labels), values)
  }

  #resultLabels(own: LabelSet, other: LabelSet): LabelSet {
    const named = this.#keepsName ? own : own.withoutName()
    const { on, labels, group } = this.#matching
    if (group !== undefined)
      return group.include.length === 0
        ? named
        : named.with(group.include.map((name): LabelEntry => [name, other.get(name)]))
    if (on) return named.keep(labels)
    return labels.length === 0 ? named : named.drop(new Set(labels))
  }

  #presence(columns: readonly Column[]): ReadonlySet<number> {
    const steps = new Set<number>()
    for (const { values } of columns) {
      if (steps.size === this.#steps) break
      values.forEach((value, step) => value !== undefined && steps.add(step))
    }
    return steps
  }

  #refuseSeveral(columns: readonly Column[], applies: (step: number) => boolean, problem: string): void {
    if (columns.length < 2) return
    const seen = new Set<number>()
    for (const { values } of columns) {
      values.forEach((value, step) => {
        if (value === undefined || !applies(step)) return
        if (seen.has(step))
          throw new QueryError(
            'execution',
            `${problem}; many-to-many matching not allowed: matching labels must be unique on one side`,
          )
        seen.add(step)
      })
    }
  }
}
