/** A number in [0, 1): the same for the same seed and name, unrelated for any other. */
export function chance(seed: number, name: string): number {
  return createDice(seed, name)()
}

/** A generator of numbers in [0, 1). Streams with other names are independent, so a new user of chance changes no old one. */
export function createDice(seed: number, stream: string): () => number {
  let state = nameHash(`${seed}/${stream}`)
  // mulberry32: 32 bits of state are plenty for names and phases.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A word of the given letters, drawn for this name. */
export function seededWord(seed: number, name: string, letters: string, length: number): string {
  const dice = createDice(seed, name)
  return Array.from({ length }, () => letters.charAt(Math.floor(dice() * letters.length))).join('')
}

/** Looks like a random UUID (version 4). */
export function seededUuid(seed: number, name: string): string {
  const hex = seededWord(seed, `uuid/${name}`, '0123456789abcdef', 32)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** 32 bits that follow from the text alone: FNV-1a over UTF-16 code units. */
export function nameHash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
