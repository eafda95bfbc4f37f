import { type Column, mergeEqual } from './evaluation'
import type { LabelSet } from './label-set'
import { Pattern } from './pattern'
import { QueryError } from './query-error'

const REFERENCE = /\$(?:(\$)|\{(\w+)\}|(\w+))/g

interface Replacement {
  readonly target: string
  readonly template: string
  readonly source: string
  readonly pattern: string
}

interface Joining {
  readonly target: string
  readonly separator: string
  readonly sources: readonly string[]
}

/** `label_replace`: where the pattern matches the whole source label, the target gets the expanded template. */
export function labelReplace(columns: readonly Column[], replacement: Replacement, rules: '2' | '3'): Column[] {
  const { target, template, source } = replacement
  checkName(target, 'destination', 'label_replace', rules)
  const pattern = compile(replacement.pattern, rules)
  return relabel(columns, (labels) => {
    const found = pattern.match(labels.get(source))
    if (found === undefined) return labels
    const text = template.replace(REFERENCE, (_, dollar?: string, braced?: string, plain?: string) =>
      dollar === undefined ? (found.get(braced ?? plain ?? '') ?? '') : '$',
    )
    return labels.with([[target, text]])
  })
}

/** `label_join`: the target gets the values of the sources with the separator between them. */
export function labelJoin(columns: readonly Column[], joining: Joining, rules: '2' | '3'): Column[] {
  const { target, separator, sources } = joining
  checkName(target, 'destination', 'label_join', rules)
  for (const source of sources) checkName(source, 'source', 'label_join', rules)
  return relabel(columns, (labels) => labels.with([[target, sources.map((name) => labels.get(name)).join(separator)]]))
}

function relabel(columns: readonly Column[], change: (labels: LabelSet) => LabelSet): Column[] {
  return mergeEqual(columns.map(({ labels, values }) => ({ labels: change(labels), values })))
}

function checkName(name: string, role: string, where: string, rules: '2' | '3'): void {
  const valid = rules === '3' ? name !== '' : /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)
  if (!valid) throw new QueryError('execution', `invalid ${role} label name in ${where}(): ${name}`)
}

function compile(pattern: string, rules: '2' | '3'): Pattern {
  try {
    return new Pattern(pattern, rules)
  } catch {
    throw new QueryError('execution', `invalid regular expression in label_replace(): ${pattern}`)
  }
}
