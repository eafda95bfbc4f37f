import type { Graph } from '../model'
import type { Find } from './ast'
import { occurringLabelKeys, occurringValues } from './occurring-values'
import { printFind } from './print-find'

export const EXAMPLES = ['name', 'namespace', 'failing', 'slow', 'code', 'plain', 'callers', 'label'] as const
export type ExampleName = (typeof EXAMPLES)[number]

export interface Example {
  readonly name: ExampleName
  readonly expression: string
}

/** Expressions that show what the language can do, with names and codes that occur in the graph. */
export function findExamples(graph: Pick<Graph, 'nodes' | 'edges'>): readonly Example[] {
  const first = (operand: string) => occurringValues(graph, operand)[0]
  const code = occurringValues(graph, 'code').findLast((value) => value !== '-')
  const key = occurringLabelKeys(graph)[0]
  const made: Readonly<Record<ExampleName, Find | undefined>> = {
    name: text('name', '*=', first('app') ?? first('workload')),
    namespace: negated(text('namespace', '=', first('namespace'))),
    failing: { kind: 'or', of: [flag('failing'), flag('degraded')] },
    slow: { kind: 'and', of: [above('p95', 500), above('http', 1)] },
    code: text('code', '=', code),
    plain: { kind: 'number', operand: 'mtlspercent', operator: '<', negated: false, value: 100 },
    callers: { kind: 'and', of: [kind('service'), above('%httperr', 0)] },
    label: key === undefined ? undefined : { kind: 'label', key },
  }
  return EXAMPLES.flatMap((name) => {
    const find = made[name]
    return find === undefined ? [] : [{ name, expression: printFind(find) }]
  })
}

function text(operand: string, operator: '=' | '*=', value: string | undefined): Find | undefined {
  return value === undefined ? undefined : { kind: 'text', operand, key: null, operator, negated: false, value }
}

function negated(find: Find | undefined): Find | undefined {
  return find?.kind === 'text' ? { ...find, negated: true } : undefined
}

function kind(value: string): Find {
  return { kind: 'text', operand: 'node', key: null, operator: '=', negated: false, value }
}

function above(operand: string, value: number): Find {
  return { kind: 'number', operand, operator: '>', negated: false, value }
}

function flag(operand: string): Find {
  return { kind: 'flag', operand }
}
