const ELLIPSIS = '…'

/**
 * Shortens a name to at most `most` characters by cutting out its middle: the beginning says what it is, the end which
 * one of many. Characters outside the basic plane are kept whole.
 */
export function truncateMiddle(text: string, most: number): string {
  const characters = Array.from(text)
  if (characters.length <= most) return text
  const kept = Math.max(0, most - 1)
  const head = Math.ceil(kept / 2)
  return characters.slice(0, head).join('') + ELLIPSIS + characters.slice(characters.length - (kept - head)).join('')
}
