import type { InstantSeries, LabelSet } from '@/lib/ports/metric-store'
import type { Matcher, PromExpression } from '@/lib/promql/expression'

/** One counter of a proxy: its labels and how fast it grows per second. */
export interface Counter {
  readonly metric: string
  readonly labels: LabelSet
  readonly rate: number
}

/**
 * A metric store that knows the rates of its counters: evaluates the expressions of the graph as PromQL would, so that a
 * selection is tested by what it selects and not by its text.
 */
export function evaluate(expression: PromExpression, counters: readonly Counter[]): readonly InstantSeries[] {
  switch (expression.kind) {
    case 'aggregate':
      return sumBy(evaluate(expression.of, counters), expression.by)
    case 'call': {
      const [argument] = expression.args
      return argument === undefined ? [] : evaluate(argument, counters)
    }
    case 'selector':
      return counters
        .filter(
          ({ metric, labels }) => metric === expression.metric && expression.matchers.every((m) => matches(m, labels)),
        )
        .map(({ labels, rate }) => ({ labels, value: rate }))
    case 'binary':
      return combine(expression, counters)
    case 'number':
      return []
  }
}

function combine(
  { operator, left, right }: Extract<PromExpression, { kind: 'binary' }>,
  counters: readonly Counter[],
): readonly InstantSeries[] {
  const first = evaluate(left, counters)
  if (operator === 'or') {
    const known = new Set(first.map(({ labels }) => keyOf(labels)))
    return [...first, ...evaluate(right, counters).filter(({ labels }) => !known.has(keyOf(labels)))]
  }
  if (operator !== '>' || right.kind !== 'number') throw new Error(`the test store does not know ${operator}`)
  return first.filter(({ value }) => value > right.value)
}

function sumBy(series: readonly InstantSeries[], by: readonly string[]): readonly InstantSeries[] {
  const groups = new Map<string, { labels: Record<string, string>; value: number }>()
  for (const { labels, value } of series) {
    const kept = Object.fromEntries(by.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])))
    const key = keyOf(kept)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { labels: kept, value })
    else group.value += value
  }
  return [...groups.values()]
}

function keyOf(labels: LabelSet): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function matches({ label, operator, value }: Matcher, labels: LabelSet): boolean {
  const text = labels[label] ?? ''
  const equal = operator === '=' || operator === '!=' ? text === value : new RegExp(`^(?:${value})$`, 'su').test(text)
  return operator.startsWith('!') ? !equal : equal
}
