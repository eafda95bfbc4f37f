import type { TextRule } from './field-problem'

/** RFC 7230 */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const PSEUDO = [':method', ':scheme', ':authority', ':path', ':status']
const CLAIM = /^@request\.auth\.claims(?:[.[]|$)/i
const CLAIM_FORM = /^@request\.auth\.claims(?:(?:\.[^.[\]\s]+)+|(?:\[[^[\]\s]+\])+)$/i

export function isToken(text: string): boolean {
  return TOKEN.test(text)
}

/** Whether a header of a match stands for a claim of the caller's token. */
export function isClaimKey(key: string): boolean {
  return CLAIM.test(key)
}

/** V16 */
export const headerNameRule: TextRule = (name) => {
  if (CLAIM_FORM.test(name) || PSEUDO.includes(name) || (isToken(name) && !CLAIM.test(name))) return undefined
  return CLAIM.test(name) ? 'names no claim: write "@request.auth.claims.name"' : 'cannot be the name of a header'
}
