import type { PromExpression } from '@/lib/promql/expression'

/** `'any'`: the expression does not say. */
export type AskedClusters = ReadonlySet<string> | 'any'

/**
 * The clusters whose proxies can have reported what an expression asks for. A selector says so where it names both the reporter
 * and the cluster of that side; everything else may have been reported anywhere.
 */
export function askedClusters(expression: PromExpression): AskedClusters {
  switch (expression.kind) {
    case 'selector':
      return ofSelector(expression)
    case 'aggregate':
      return askedClusters(expression.of)
    case 'call':
      return union(expression.args.map(askedClusters))
    case 'binary':
      return union([askedClusters(expression.left), askedClusters(expression.right)])
    case 'number':
      return new Set()
  }
}

function ofSelector({ matchers }: Extract<PromExpression, { kind: 'selector' }>): AskedClusters {
  const equal = (label: string) =>
    matchers.find((matcher) => matcher.label === label && matcher.operator === '=')?.value
  const reporter = equal('reporter')
  const side = reporter === 'source' ? 'source_cluster' : reporter === 'destination' ? 'destination_cluster' : undefined
  const cluster = side === undefined ? undefined : equal(side)
  return cluster === undefined ? 'any' : new Set([cluster])
}

function union(parts: readonly AskedClusters[]): AskedClusters {
  const all = new Set<string>()
  for (const part of parts) {
    if (part === 'any') return 'any'
    for (const name of part) all.add(name)
  }
  return all
}
