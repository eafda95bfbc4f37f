import { foldText } from './fold-text'
import { matchText } from './match-text'
import { searchWords } from './search-words'

export interface TextPart {
  readonly text: string
  readonly marked: boolean
}

/** A text in parts: which of it the words found. */
export function markWords(text: string, words: string): readonly TextPart[] {
  const folded = foldText(text)
  const marked = new Set<number>()
  for (const word of searchWords(words)) {
    for (const [from, to] of matchText(folded, word)?.ranges ?? []) for (let at = from; at < to; at += 1) marked.add(at)
  }
  const parts: { text: string; marked: boolean }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const last = parts.at(-1)
    const letter = text.charAt(at)
    if (last?.marked === marked.has(at)) last.text += letter
    else parts.push({ text: letter, marked: marked.has(at) })
  }
  return parts
}
