import { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, wrong } from '../field-problem'

/** Members of a JSON Web Key that only its owner may know. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']

/** The members without which a public key of that kind is none (RFC 7518, section 6). */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['n', 'e']],
  ['EC', ['crv', 'x', 'y']],
  ['OKP', ['crv', 'x']],
  ['oct', ['k']],
])
/** Istiod takes either alphabet, padded or not. */
const BASE64 = /^[A-Za-z0-9_+/-]*={0,2}$/
/** Plain words; the others are numbers and bytes in base64. */
const WORDS = new Set(['crv'])

/** `jwks`: keys written into the rule itself. Their content is never quoted. */
export function* judgeKeySet(jwks: FieldPlace): FieldProblems {
  const text = jwks.text() ?? ''
  if (text === '') return
  const set = FieldPlace.root(parseJson(text))
  const keys = set.field('keys')
  if (!Array.isArray(keys.value) || keys.items().some((key) => (key.field('kty').text() ?? '') === '')) {
    yield wrong(jwks, 'This is no JSON key set: a map with a list "keys" is expected, whose items have a "kty".')
    return
  }
  for (const [i, key] of keys.items().entries()) {
    const fault = faultOf(key)
    if (fault !== undefined) yield wrong(jwks, `Key ${i + 1} ${fault}, so the whole set is refused.`)
    if (key.field('kty').text() === 'oct')
      yield doubtful(jwks, `Key ${i + 1} is symmetric: everybody who may read this rule can sign tokens.`)
    else if (PRIVATE.some((member) => key.entry(member).present))
      yield doubtful(jwks, `Key ${i + 1} holds its private part: everybody who may read this rule can sign tokens.`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // That it is no JSON is what the caller tells.
    return undefined
  }
}

/** As the rest of a sentence. */
function faultOf(key: FieldPlace): string | undefined {
  const needed = NEEDED.get(key.field('kty').text() ?? '')
  if (needed === undefined) return `has a "kty" that is none of ${[...NEEDED.keys()].join(', ')}`
  const missing = needed.find((name) => key.entry(name).text() === undefined)
  if (missing !== undefined) return `has no "${missing}"`
  const numbers = [...new Set([...needed, ...PRIVATE])].filter((name) => !WORDS.has(name))
  const broken = numbers.find((name) => isBroken(key.entry(name).text() ?? ''))
  return broken === undefined ? undefined : `has a "${broken}" that is not written in base64`
}

/** A single letter more than groups of four stands for no byte. */
function isBroken(text: string): boolean {
  return !BASE64.test(text) || text.replace(/=+$/, '').length % 4 === 1
}
