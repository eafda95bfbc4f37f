import { compareText } from '@/lib/std/compare-text'
import { matchText } from './match-text'
import { SEARCH_KINDS, type SearchKind, type SearchResult } from './model'
import type { SearchEntry } from './search-index'
import { searchWords } from './search-words'

/** What a word is worth where it stands. */
const WORTH = { name: 1, other: 0.8, namespace: 0.5, type: 0.4 } as const

export interface SearchQuestion {
  readonly text: string
  /** Undefined: every kind. */
  readonly kinds: ReadonlySet<SearchKind> | undefined
  readonly limit: number
}

/**
 * The entries in which every word of the text is found, the best first; without a word all of them, by kind and name. Order of the
 * entries does not matter.
 *
 * @param isVisible whether a namespace may be seen: of others nothing is found nor counted (security rule R8).
 */
export function searchObjects(
  entries: readonly SearchEntry[],
  { text, kinds, limit }: SearchQuestion,
  isVisible: (namespace: string) => boolean,
): { readonly results: readonly SearchResult[]; readonly total: number } {
  const words = searchWords(text)
  const found = entries
    .filter(({ result }) => (kinds === undefined || kinds.has(result.kind)) && isVisible(result.namespace))
    .flatMap((entry) => {
      const score = scoreOf(entry, words)
      return score === undefined ? [] : [{ score, result: entry.result }]
    })
  const results = found.sort(bestFirst).slice(0, limit)
  return { results: results.map(({ result }) => result), total: found.length }
}

function scoreOf(entry: SearchEntry, words: readonly string[]): number | undefined {
  let sum = 0
  for (const word of words) {
    const score = wordScore(entry, word)
    if (score === 0) return undefined
    sum += score
  }
  return words.length === 0 ? 0 : sum / words.length
}

function wordScore({ name, namespace, type, others }: SearchEntry, word: string): number {
  const own = WORTH.name * (matchText(name, word)?.score ?? 0)
  const other = Math.max(0, ...others.map((text) => WORTH.other * whole(text, word)))
  return Math.max(own, other, WORTH.namespace * whole(namespace, word), WORTH.type * whole(type, word))
}

/** Of what stands beside the name only whole words count, so that few letters do not bring a whole namespace. */
function whole(text: string, word: string): number {
  return text.includes(word) ? (matchText(text, word)?.score ?? 0) : 0
}

interface Scored {
  readonly score: number
  readonly result: SearchResult
}

function bestFirst(a: Scored, b: Scored): number {
  return (
    b.score - a.score ||
    SEARCH_KINDS.indexOf(a.result.kind) - SEARCH_KINDS.indexOf(b.result.kind) ||
    compareText(a.result.name, b.result.name) ||
    compareText(a.result.namespace, b.result.namespace) ||
    compareText(a.result.type ?? '', b.result.type ?? '')
  )
}
