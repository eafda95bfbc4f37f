import { createParser, type SingleParserBuilder } from 'nuqs/server'

/** A comma list of known words; `none` is the empty list, so that it can be told from the default. */
export function asSubsetOf<const W extends string>(words: readonly W[]): SingleParserBuilder<readonly W[]> {
  return createParser<readonly W[]>({
    parse: (text) => {
      if (text === 'none') return []
      const parts = text.split(',')
      const known = words.filter((word) => parts.includes(word))
      return known.length === parts.length ? known : null
    },
    serialize: (list) => (list.length === 0 ? 'none' : list.join(',')),
    eq: (a, b) => a.length === b.length && a.every((word) => b.includes(word)),
  })
}
