// Control characters, invisible and direction-changing ones: they can make one name look like another.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\p{Surrogate}/gu

/** A name from outside with its invisible characters written out as `‹U+202E›`, so that it cannot pass for another name. */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => `‹U+${codeOf(character)}›`)
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
