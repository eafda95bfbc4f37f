import { goDurationUs } from '../go-duration'
import type { Span } from '../traces/span'

/** A query that Tempo refuses. */
export class BadQuery extends Error {}

export type SpanFilter = (span: Span) => boolean
type Value = string | number | boolean
type Token = { readonly text: string; readonly quoted: boolean }

const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*")|(\|\||&&|>=|<=|!=|[{}()=<>.])|([A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*(?:µs)?|-\d+(?:\.\d+)?))/y

/**
 * Reads the part of TraceQL that selects spans: `{ resource.service.name = "a" && (.x = 1 || duration > 5ms) }`, and the hint
 * `with (most_recent=true)` behind it.
 */
export function parseTraceQl(query: string): { readonly matches: SpanFilter; readonly newestFirst: boolean } {
  const tokens = tokensOf(query)
  const parser = new Parser(tokens)
  parser.expect('{')
  const matches = parser.peek() === '}' ? () => true : parser.either()
  parser.expect('}')
  const hint = parser.rest()
  if (hint !== '' && hint !== 'with(most_recent=true)') throw new BadQuery(`parse error: unexpected ${hint}`)
  return { matches, newestFirst: hint !== '' }
}

function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const end = query.trimEnd().length
  for (let at = 0; at < end; at = TOKEN.lastIndex) {
    const [whole, quoted, sign, word] = TOKEN.exec(query) ?? []
    if (whole === undefined) throw new BadQuery(`parse error at col ${at}: syntax error`)
    tokens.push(
      quoted === undefined ? { text: sign ?? word ?? '', quoted: false } : { text: unquote(quoted), quoted: true },
    )
  }
  return tokens
}

function unquote(text: string): string {
  const read: unknown = JSON.parse(text)
  return String(read)
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  peek(): string | undefined {
    return this.#tokens[this.#at]?.text
  }

  rest(): string {
    return this.#tokens
      .slice(this.#at)
      .map(({ text }) => text)
      .join('')
  }

  expect(text: string): void {
    const token = this.#take()
    if (token.text !== text || token.quoted)
      throw new BadQuery(`parse error: unexpected ${token.text}, expecting ${text}`)
  }

  either(): SpanFilter {
    const parts = [this.#both()]
    while (this.peek() === '||') {
      this.#take()
      parts.push(this.#both())
    }
    return (span) => parts.some((part) => part(span))
  }

  #both(): SpanFilter {
    const parts = [this.#condition()]
    while (this.peek() === '&&') {
      this.#take()
      parts.push(this.#condition())
    }
    return (span) => parts.every((part) => part(span))
  }

  #condition(): SpanFilter {
    if (this.peek() === '(') {
      this.#take()
      const inner = this.either()
      this.expect(')')
      return inner
    }
    const field = this.#field()
    const sign = this.#take().text
    const wanted = this.#take()
    const value = wanted.quoted ? wanted.text : bareValue(wanted.text)
    return (span) => compare(field(span), sign, value)
  }

  #field(): (span: Span) => Value | undefined {
    const token = this.#take()
    if (token.text === '.' && !token.quoted) {
      const name = this.#take().text
      return (span) => span.tags[name]
    }
    switch (token.text) {
      case 'resource.service.name':
        return ({ service }) => service
      case 'name':
        return ({ operation }) => operation
      case 'duration':
        return ({ durationUs }) => durationUs
      case 'kind':
        return ({ kind }) => kind
      case 'status':
        return ({ tags }) => (tags.error === true ? 'error' : 'unset')
      default:
        throw new BadQuery(`parse error: unknown identifier: ${token.text}`)
    }
  }

  #take(): Token {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new BadQuery('parse error: unexpected end')
    this.#at += 1
    return token
  }
}

function bareValue(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  return goDurationUs(text) ?? text
}

/** Values of different types are never equal. */
function compare(own: Value | undefined, sign: string, wanted: Value): boolean {
  if (own === undefined || typeof own !== typeof wanted) return false
  switch (sign) {
    case '=':
      return own === wanted
    case '!=':
      return own !== wanted
    case '>=':
      return own >= wanted
    case '<=':
      return own <= wanted
    case '>':
      return own > wanted
    case '<':
      return own < wanted
    default:
      throw new BadQuery(`parse error: unexpected ${sign}`)
  }
}
