import { QueryError } from './query-error'

const MAX_LENGTH = 100_000
const MAX_REPEAT = 1000
const MAX_CHOICES = 4
/** `?` and alternatives have few ways, where an open repetition has as many as the label has characters. */
const FEW_WAYS = 0.25

const SET = String.raw`\\[dDsSwW]`
const CHARACTER = String.raw`\\(?:x[0-9A-Fa-f]{2}|[ftnrv]|[!-\/:-@\[-\^\x60\{-~])|[^\\]`
const TOKEN = new RegExp(
  [
    String.raw`\(\?(?<flags>[is]+)\)`,
    String.raw`(?<open>\((?:\?:|\?P?(?<name><[A-Za-z_]\w*>)|(?!\?)))`,
    String.raw`(?<close>\))`,
    String.raw`(?<or>\|)`,
    String.raw`(?:(?<sign>[*+?])|\{(?<least>\d+)(?:(?<comma>,)(?<most>\d*))?\})(?<lazy>\??)(?![*+?])`,
    String.raw`\[(?<negated>\^?)(?<members>\]?(?:${SET}|(?!\]|\[:)(?:${CHARACTER}))*)\]`,
    String.raw`(?<anchor>\\[AzbB]|[\^$])`,
    String.raw`(?<dot>\.)`,
    `(?<set>${SET})`,
    String.raw`(?![\[\(\)*+?])(?<char>${CHARACTER})`,
  ].join('|'),
  'gvy',
)
const MEMBER = new RegExp(`(?<set>${SET})|(?<low>${CHARACTER})(?:-(?<high>${CHARACTER}))?`, 'gvy')

// What JavaScript calls otherwise than RE2.
const ANCHORS: ReadonlyMap<string, string> = new Map([
  [String.raw`\A`, '^'],
  [String.raw`\z`, '$'],
])
const SETS: ReadonlyMap<string, string> = new Map([
  [String.raw`\s`, String.raw`[\t\n\f\r\x20]`],
  [String.raw`\S`, String.raw`[^\t\n\f\r\x20]`],
])
const CONTROLS: ReadonlyMap<string, string> = new Map(
  Array.from('ftnrv', (letter, i) => [letter, '\f\t\n\r\v'.charAt(i)]),
)

export interface TranslatedPattern {
  /** For an expression with the flag `v` and these. */
  readonly source: string
  readonly flags: string
  /** The only texts that match, where the pattern is a list of plain texts. */
  readonly literals: readonly string[] | undefined
}

/** Choices inside a group: along the alternative being read, the most along any before it. */
interface Frame {
  readonly path: number
  readonly most: number
  readonly alternatives: boolean
}

type Token = Readonly<Record<string, string | undefined>>

/**
 * Translates RE2 into an expression of JavaScript, all but flags in the middle and the classes of POSIX and Unicode. What RE2
 * refuses is bad_data, and so is what JavaScript could not match safely: RE2 takes time linear in the text, JavaScript tries
 * one way after another. So a group that can match in several ways (it holds a repetition or alternatives) may not repeat
 * without bound, and a path through the pattern may hold four repetitions of varying length (sixteen groups of alternatives
 * or optional parts): time then grows at most with the fourth power of a label.
 */
export function translatePattern(text: string, dotMatchesNewline: boolean): TranslatedPattern {
  return new Translator(text, dotMatchesNewline).translate()
}

class Translator {
  readonly #text: string
  readonly #dot: string
  #source = ''
  #flags = ''
  #literals: string[] | undefined = ['']
  #frame: Frame = { path: 0, most: 0, alternatives: false }
  readonly #outer: Frame[] = []
  /** Choices inside the last atom. */
  #atom = 0

  constructor(text: string, dotMatchesNewline: boolean) {
    this.#text = text
    this.#dot = dotMatchesNewline || /^\(\?i?s/.test(text) ? '[^]' : String.raw`[^\n]`
  }

  translate(): TranslatedPattern {
    if (this.#text.length > MAX_LENGTH) throw this.#refusal('longer than 100,000 characters')
    let end = 0
    for (const token of this.#text.matchAll(TOKEN)) {
      this.#read(token.groups ?? {}, token.index)
      end = token.index + token[0].length
    }
    if (end < this.#text.length) throw this.#refusal(`unexpected ${this.#text.slice(end, end + 10)}`)
    if (Math.max(this.#frame.path, this.#frame.most) > MAX_CHOICES)
      throw this.#refusal('not supported by the demo: more than four repetitions or alternatives in sequence')
    return { source: this.#source, flags: this.#flags, literals: this.#literals }
  }

  #refusal(problem: string): QueryError {
    return new QueryError('bad_data', `error parsing regexp: ${problem}: \`${this.#text.slice(0, 200)}\``)
  }

  #read(token: Token, index: number): void {
    const { flags, open, name, close, or, sign, least, anchor, dot, set, members, char } = token
    if (char !== undefined) this.#plain(characterOf(char))
    else if (or !== undefined) this.#or()
    else {
      this.#literals = undefined
      if (sign !== undefined || least !== undefined) {
        this.#repeat(token)
        return
      }
      this.#atom = 0
      if (open !== undefined) this.#open(name === undefined ? open : `(?${name}`)
      else if (close !== undefined) this.#close()
      else if (flags !== undefined) this.#setFlags(flags, index)
      else if (anchor !== undefined) this.#source += ANCHORS.get(anchor) ?? anchor
      else if (dot !== undefined) this.#source += this.#dot
      else if (set !== undefined) this.#source += SETS.get(set) ?? set
      else this.#source += `[${token.negated ?? ''}${classMembers(members ?? '')}]`
    }
  }

  #plain(char: string): void {
    this.#atom = 0
    this.#source += characterSource(char)
    this.#literals?.push(`${this.#literals.pop() ?? ''}${char}`)
  }

  #or(): void {
    const { path, most } = this.#frame
    this.#frame = { path: 0, most: Math.max(path, most), alternatives: true }
    this.#source += '|'
    this.#literals?.push('')
  }

  #open(source: string): void {
    this.#outer.push(this.#frame)
    this.#frame = { path: 0, most: 0, alternatives: false }
    this.#source += source
  }

  #close(): void {
    const outer = this.#outer.pop()
    if (outer === undefined) throw this.#refusal('unexpected )')
    const { path, most, alternatives } = this.#frame
    this.#atom = Math.max(path, most) + (alternatives ? FEW_WAYS : 0)
    this.#frame = { ...outer, path: outer.path + this.#atom }
    this.#source += ')'
  }

  #setFlags(flags: string, index: number): void {
    if (index > 0) throw this.#refusal('not supported by the demo: flags in the middle')
    this.#flags = flags.includes('i') ? 'i' : ''
  }

  #repeat({ sign, least, comma, most, lazy = '' }: Token): void {
    const exact = least !== undefined && comma === undefined
    const max = sign === '?' ? 1 : sign !== undefined || most === '' ? Infinity : Number(most ?? least)
    if (Number(least ?? 0) > MAX_REPEAT || (max > MAX_REPEAT && max < Infinity))
      throw this.#refusal('invalid repeat count')
    if (this.#atom > 0 && max === Infinity)
      throw this.#refusal('not supported by the demo: repetition of a group that repeats or has alternatives')
    const ways = exact ? 0 : max === 1 ? FEW_WAYS : 1
    this.#frame = { ...this.#frame, path: this.#frame.path + (this.#atom && this.#atom * (max - 1)) + ways }
    this.#source += `${sign ?? `{${least ?? ''}${comma ?? ''}${most ?? ''}}`}${lazy}`
  }
}

function characterOf(token: string): string {
  if (!token.startsWith('\\')) return token
  const hex = token.slice(2)
  return hex === '' ? (CONTROLS.get(token.slice(1)) ?? token.slice(1)) : String.fromCodePoint(Number.parseInt(hex, 16))
}

/** A source that matches this character and nothing else, inside a class too. */
function characterSource(char: string): string {
  return /^\w$/.test(char) ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`
}

function classMembers(members: string): string {
  let source = ''
  for (const { groups } of members.matchAll(MEMBER)) {
    const { set, low = '', high }: Token = groups ?? {}
    if (set !== undefined) source += SETS.get(set) ?? set
    else
      source += characterSource(characterOf(low)) + (high === undefined ? '' : `-${characterSource(characterOf(high))}`)
  }
  return source
}
