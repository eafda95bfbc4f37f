/** One condition on labels: `k` present, `!k` absent, `k=v1,v2` one of the values, `k^=prefix` (product.md 5.0). */
export type LabelTerm =
  | { readonly op: 'present' | 'absent'; readonly key: string }
  | { readonly op: 'in'; readonly key: string; readonly values: readonly string[] }
  | { readonly op: 'prefix'; readonly key: string; readonly prefix: string }

/** A key as Kubernetes takes it, with an optional prefix before a slash. */
const KEY = /^[A-Za-z0-9]([A-Za-z0-9._/-]{0,314}[A-Za-z0-9])?$/
/** A value may be empty. */
const VALUE = /^[A-Za-z0-9._-]{0,63}$/

/** Reads one condition; undefined for what is none. */
export function parseLabelTerm(text: string): LabelTerm | undefined {
  if (text.startsWith('!')) return withKey(text.slice(1), (key) => ({ op: 'absent', key }))
  const prefixAt = text.indexOf('^=')
  const equalsAt = text.indexOf('=')
  if (prefixAt > 0 && prefixAt + 1 === equalsAt) {
    const prefix = text.slice(prefixAt + 2)
    if (!VALUE.test(prefix)) return undefined
    return withKey(text.slice(0, prefixAt), (key) => ({ op: 'prefix', key, prefix }))
  }
  if (equalsAt < 0) return withKey(text, (key) => ({ op: 'present', key }))
  const values = [...new Set(text.slice(equalsAt + 1).split(','))]
  if (!values.every((value) => VALUE.test(value))) return undefined
  return withKey(text.slice(0, equalsAt), (key) => ({ op: 'in', key, values }))
}

function withKey(key: string, term: (key: string) => LabelTerm): LabelTerm | undefined {
  return KEY.test(key) ? term(key) : undefined
}

export function printLabelTerm(term: LabelTerm): string {
  switch (term.op) {
    case 'present':
      return term.key
    case 'absent':
      return `!${term.key}`
    case 'prefix':
      return `${term.key}^=${term.prefix}`
    case 'in':
      return `${term.key}=${term.values.join(',')}`
  }
}

export function matchesLabels(
  labels: Readonly<Record<string, string>>,
  terms: readonly LabelTerm[],
  op: 'and' | 'or',
): boolean {
  if (terms.length === 0) return true
  const matches = (term: LabelTerm): boolean => {
    const value = Object.hasOwn(labels, term.key) ? labels[term.key] : undefined
    switch (term.op) {
      case 'present':
        return value !== undefined
      case 'absent':
        return value === undefined
      case 'prefix':
        return value?.startsWith(term.prefix) === true
      case 'in':
        return value !== undefined && term.values.includes(value)
    }
  }
  return op === 'and' ? terms.every(matches) : terms.some(matches)
}
