export interface TextMatch {
  /** From 0 (hardly) to 1 (the text itself). */
  readonly score: number
  /** Which characters of the text matched, `[from, to)` in order. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/** At least this share of the letters must follow one another or begin a word, or anything would be in anything. */
const LEAST_ORDER = 0.5
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * Whether a word is in a text: as it stands, or its letters one after the other (`prpg` in `productpage`). Both folded. Takes time
 * in proportion to the product of the lengths at most, whatever the text; a pattern of a regular expression would not.
 */
export function matchText(text: string, word: string): TextMatch | undefined {
  if (word === '') return undefined
  return matchWhole(text, word) ?? matchLetters(text, word)
}

function matchWhole(text: string, word: string): TextMatch | undefined {
  const first = text.indexOf(word)
  if (first === -1) return undefined
  let at = first
  while (at !== -1 && !startsWord(text, at)) at = text.indexOf(word, at + 1)
  const place = at === -1 ? 0.6 : at === 0 ? 0.85 : 0.75
  const from = at === -1 ? first : at
  const score = text === word ? 1 : place + 0.1 * (word.length / text.length)
  return { score, ranges: [[from, from + word.length]] }
}

function matchLetters(text: string, word: string): TextMatch | undefined {
  if (word.length < 2) return undefined
  const ways = [placesOf(text, word, nextBeginning), placesOf(text, word, nextPlace)]
  const [best] = ways
    .flatMap((places) => (places === undefined ? [] : [{ places, order: orderOf(text, places) }]))
    .sort((a, b) => b.order - a.order)
  if (best === undefined || best.order < LEAST_ORDER) return undefined
  return { score: 0.1 + 0.4 * best.order * (word.length / text.length), ranges: joined(best.places) }
}

type Next = (text: string, letter: string, from: number) => number

/** Where the letters of the word stand, one after the other; undefined where they do not. */
function placesOf(text: string, word: string, next: Next): readonly number[] | undefined {
  const places: number[] = []
  for (let at = 0; at < word.length; at += 1) {
    const place = next(text, word.charAt(at), (places.at(-1) ?? -1) + 1)
    if (place === -1) return undefined
    places.push(place)
  }
  return places
}

function nextPlace(text: string, letter: string, from: number): number {
  return text.indexOf(letter, from)
}

/** The very next letter, else the beginning of a word, else any place. */
function nextBeginning(text: string, letter: string, from: number): number {
  const first = text.indexOf(letter, from)
  let at = first
  while (at !== -1 && at !== from && !startsWord(text, at)) at = text.indexOf(letter, at + 1)
  return at === -1 ? first : at
}

/** Share of the letters that follow the one before, or begin a word. */
function orderOf(text: string, places: readonly number[]): number {
  const orderly = places.filter((place, index) => place - 1 === places[index - 1] || startsWord(text, place))
  return orderly.length / places.length
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !LETTER_OR_DIGIT.test(text.charAt(at - 1))
}

function joined(places: readonly number[]): TextMatch['ranges'] {
  const ranges: [number, number][] = []
  for (const place of places) {
    const last = ranges.at(-1)
    if (last?.[1] === place) last[1] = place + 1
    else ranges.push([place, place + 1])
  }
  return ranges
}
