import type { LineFilter } from './line-filter'

/** A piece of a line; `match` where it is what was looked for. */
export interface LinePiece {
  readonly text: string
  readonly match: boolean
}

/** A line that is made of a match per character would cost more to draw than it tells. */
const MAX_MATCHES = 50

/**
 * Cuts a line at what `show` looks for; the pieces together are the line. Of an expression only the first match is marked, in lines
 * that have passed it elsewhere: finding that one costs what passing has cost, finding more could take for ever.
 */
export function findMatches(text: string, { show, mode, matchCase }: Omit<LineFilter, 'hide'>): readonly LinePiece[] {
  if (show === '') return [{ text, match: false }]
  if (mode === 'regex') return cutAt(text, firstMatch(text, show, matchCase))
  const [line, wanted] = matchCase ? [text, show] : [text.toLowerCase(), show.toLowerCase()]
  // Lower case of some characters is longer: then the places of one are not those of the other.
  if (line.length !== text.length) return [{ text, match: false }]
  const places: (readonly [from: number, to: number])[] = []
  for (let at = line.indexOf(wanted); at !== -1 && places.length < MAX_MATCHES;) {
    places.push([at, at + wanted.length])
    at = line.indexOf(wanted, at + wanted.length)
  }
  return cutAt(text, places)
}

function firstMatch(text: string, pattern: string, matchCase: boolean): readonly (readonly [number, number])[] {
  const found = new RegExp(pattern, matchCase ? 'u' : 'iu').exec(text)
  return found === null || found[0] === '' ? [] : [[found.index, found.index + found[0].length]]
}

function cutAt(text: string, places: readonly (readonly [from: number, to: number])[]): readonly LinePiece[] {
  const pieces: LinePiece[] = []
  let end = 0
  for (const [from, to] of places) {
    if (from > end) pieces.push({ text: text.slice(end, from), match: false })
    pieces.push({ text: text.slice(from, to), match: true })
    end = to
  }
  return end < text.length || text === '' ? [...pieces, { text: text.slice(end), match: false }] : pieces
}
