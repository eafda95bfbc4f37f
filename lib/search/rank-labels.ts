import { foldText } from './fold-text'
import { matchText } from './match-text'
import { searchWords } from './search-words'

interface Labelled {
  readonly label: string
  /** What else it is found by. */
  readonly also?: string
}

/** What else a thing is found by counts less than its name. */
const WORTH_ALSO = 0.5

export interface Ranked<T> {
  readonly item: T
  /** From 0 to 1; 0 where there is no word to look for. */
  readonly score: number
}

/** The items in which every word is found, the best first, equals in their order; without a word all of them as they are. */
export function rankLabels<T extends Labelled>(items: readonly T[], text: string): readonly Ranked<T>[] {
  const words = searchWords(text)
  if (words.length === 0) return items.map((item) => ({ item, score: 0 }))
  return items
    .flatMap((item) => {
      const scores = words.map((word) => wordScore(item, word))
      return scores.includes(0) ? [] : [{ item, score: scores.reduce((sum, one) => sum + one) / words.length }]
    })
    .sort((a, b) => b.score - a.score)
}

function wordScore({ label, also = '' }: Labelled, word: string): number {
  const own = matchText(foldText(label), word)?.score ?? 0
  const folded = foldText(also)
  const other = folded.includes(word) ? (matchText(folded, word)?.score ?? 0) : 0
  return Math.max(own, WORTH_ALSO * other)
}
