import type { TextRule } from './field-problem'

const MAX_LENGTH = 1_024
const MAX_DEPTH = 200
const CLASS_NAMES = 'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' ')
const REFUSED_GROUPS: readonly (readonly [string, string])[] = [
  ['?=', 'looks ahead'],
  ['?!', 'looks ahead'],
  ['?<=', 'looks behind'],
  ['?<!', 'looks behind'],
  ['?>', 'has an atomic group'],
  ['?(', 'has a condition'],
]

/** V6: what Envoy's engine (RE2) accepts. The expression is read, never run. */
export const regexRule: TextRule = (text) => {
  if (text === '') return 'is an empty expression'
  if (text.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`
  const fault = new Reader(text).read()
  return fault === undefined ? undefined : `is no RE2 expression: it ${fault}`
}

class Reader {
  readonly #text: string
  #at = 0
  /** Whether what was read last can be repeated; `repeated` when it is already. */
  #last: 'nothing' | 'atom' | 'repeated' = 'nothing'
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): string | undefined {
    while (this.#at < this.#text.length) {
      const fault = this.#step()
      if (fault !== undefined) return fault
    }
    return this.#depth > 0 ? 'misses a ")"' : undefined
  }

  #step(): string | undefined {
    const char = this.#text.charAt(this.#at)
    if (char === '\\') return this.#quotation() ? undefined : this.#done(this.#escape(false))
    if (char === '[') return this.#done(this.#class())
    if (char === '(') return this.#group()
    const repetition = this.#repetition()
    if (repetition !== '') return this.#repeat(repetition)
    this.#at += 1
    if (char === ')') {
      this.#depth -= 1
      if (this.#depth < 0) return 'has a ")" too many'
    }
    this.#last = char === '|' ? 'nothing' : 'atom'
    return undefined
  }

  #done(fault: string | undefined): string | undefined {
    this.#last = 'atom'
    return fault
  }

  /** `\Q…\E`, all of it literal. */
  #quotation(): boolean {
    if (!this.#text.startsWith('\\Q', this.#at)) return false
    const end = this.#text.indexOf('\\E', this.#at + 2)
    this.#at = end === -1 ? this.#text.length : end + 2
    this.#last = 'atom'
    return true
  }

  #repetition(): string {
    return /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.#text.slice(this.#at))?.[0] ?? ''
  }

  #repeat(written: string): string | undefined {
    if (this.#last === 'nothing') return `repeats nothing with ${written}`
    if (this.#last === 'repeated') return `repeats a repetition with ${written}`
    const [min = 0, max = min] = [...written.matchAll(/\d+/g)].map(([digits]) => Number(digits))
    if (min > 1000 || max > 1000) return 'repeats more than 1000 times'
    if (min > max) return `repeats with ${written}, whose bounds are the wrong way round`
    this.#at += written.length
    if (this.#text[this.#at] === '?') this.#at += 1
    this.#last = 'repeated'
    return undefined
  }

  #group(): string | undefined {
    const rest = this.#text.slice(this.#at + 1)
    const refused = REFUSED_GROUPS.find(([opening]) => rest.startsWith(opening))
    if (refused !== undefined) return `${refused[1]}, which RE2 cannot`
    this.#last = 'nothing'
    if (!rest.startsWith('?')) return this.#open(1)
    const [named] = /^\?P?<[A-Za-z_]\w*>/.exec(rest) ?? []
    if (named !== undefined) return this.#open(1 + named.length)
    const [flags, , end] = /^\?([imsU]*(?:-[imsU]+)?)([:)])/.exec(rest) ?? []
    if (flags === undefined || flags === '?)') return 'has a group that is none of RE2'
    if (end === ':') return this.#open(1 + flags.length)
    this.#at += 1 + flags.length
    return undefined
  }

  #open(length: number): string | undefined {
    this.#at += length
    this.#depth += 1
    return this.#depth > MAX_DEPTH ? 'has too many groups inside each other' : undefined
  }

  #escape(inClass: boolean): string | undefined {
    const rest = this.#text.slice(this.#at + 1)
    const [known] =
      /^(?:[dDsSwWafnrtv]|[pP](?:[A-Z]|\{\^?\w+\})|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]{1,6}\}|0[0-7]{0,2}|[1-7][0-7]{1,2}|[^A-Za-z0-9])/.exec(
        rest,
      ) ?? (inClass ? [] : (/^[bBACz]/.exec(rest) ?? []))
    if (known !== undefined) {
      this.#at += 1 + known.length
      return undefined
    }
    if (/^[1-9]/.test(rest)) return 'refers back to a group, which RE2 cannot'
    return rest === '' ? 'ends in a backslash' : `has the unknown escape \\${rest.charAt(0)}`
  }

  #class(): string | undefined {
    this.#at += this.#text[this.#at + 1] === '^' ? 2 : 1
    let first = true
    while (first || this.#text[this.#at] !== ']') {
      if (this.#at >= this.#text.length) return 'misses a "]"'
      const fault = this.#classItem()
      if (fault !== undefined) return fault
      first = false
    }
    this.#at += 1
    return undefined
  }

  #classItem(): string | undefined {
    const [named, name = ''] = /^\[:\^?([^:\]]*):\]/.exec(this.#text.slice(this.#at)) ?? []
    if (named !== undefined) {
      this.#at += named.length
      return CLASS_NAMES.includes(name) ? undefined : `has the unknown class ${named}`
    }
    const from = this.#at
    const fault = this.#classChar()
    if (fault !== undefined || this.#text[this.#at] !== '-' || (this.#text[this.#at + 1] ?? ']') === ']') return fault
    const low = this.#text.slice(from, this.#at)
    this.#at += 1
    const start = this.#at
    const other = this.#classChar()
    const high = this.#text.slice(start, this.#at)
    return other ?? (low.length === 1 && high.length === 1 && low > high ? `has the range ${low}-${high}` : undefined)
  }

  #classChar(): string | undefined {
    if (this.#text[this.#at] === '\\') return this.#escape(true)
    this.#at += 1
    return undefined
  }
}
