const MAX_CHARACTERS = 500
/** Of a longer text only the beginning is looked at, so that the cost is bounded. */
const LOOKED_AT = 10_000
const ANSI = /\u001b\[[0-9;?]*[ -/]*[@-~]/g
// Bidirectional overrides and zero-width characters too: they make a text read as another one.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g
const URL_USERINFO = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,256}@/gi
const AUTHORIZATION = /\b(bearer|basic)\s+[a-z0-9._~+/=-]{6,}/gi

/**
 * Makes an upstream's words fit to be shown and logged: credentials become `***`, control characters a space, and what
 * exceeds 500 characters is cut (security rules R19, R25).
 *
 * @param secrets credentials that are loaded; empty ones are ignored. Longer ones are replaced first.
 */
export function scrubText(text: string, secrets: readonly string[] = []): string {
  // First what is taken out: what stood around it may be a credential together.
  let clean = text.slice(0, LOOKED_AT).replace(ANSI, '').replace(CONTROL, ' ')
  for (const secret of secrets.toSorted((a, b) => b.length - a.length)) {
    if (secret !== '') clean = clean.replaceAll(secret, '***')
  }
  return cutText(clean.replace(URL_USERINFO, '$1***@').replace(AUTHORIZATION, '$1 ***').trim(), MAX_CHARACTERS)
}

/** Cuts at whole code points, so that no half of a surrogate pair is left, and marks the cut with an ellipsis. */
function cutText(text: string, max: number): string {
  if (text.length <= max) return text
  const end = isHighSurrogate(text.charCodeAt(max - 2)) ? max - 2 : max - 1
  return `${text.slice(0, end)}…`
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
