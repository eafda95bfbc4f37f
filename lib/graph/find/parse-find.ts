import { nearestWord } from '@/lib/std/nearest-word'
import { failed, ok, type Result } from '@/lib/std/result'
import type { Find } from './ast'
import type { FindError, FindErrorCode } from './find-error'
import { type FindLanguage, LABEL_PREFIX, TRAFFIC_LANGUAGE } from './operands'
import { labelOperand, readTest, takesOperator, type Tested } from './read-test'
import {
  scanConnective,
  type ScannedOperator,
  scanOperator,
  scanPiece,
  scanValue,
  scanWord,
  skipSpace,
  type Span,
  wordAt,
} from './scan'

/** Longer texts and deeper brackets are refused (graph.md 13). */
const LONGEST = 500
const DEEPEST = 20
const LABEL_KEY = /^[a-z0-9._/-]+$/i

/** Reads a find or hide expression in one pass. Any text gives an expression, or the first error by position (graph.md F4). */
export function parseFind(text: string, language: FindLanguage = TRAFFIC_LANGUAGE): Result<Find, FindError> {
  const parser = new Parser(text, language)
  const find = parser.read()
  return find === undefined ? failed(parser.error) : ok(find)
}

/** Every method gives undefined after an error, which is then in `error`; nothing is read any more after that. */
class Parser {
  error: FindError = { code: 'empty', position: 0, length: 0, word: '', name: '', hint: null }
  readonly #text: string
  readonly #language: FindLanguage
  #at = 0

  constructor(text: string, language: FindLanguage) {
    this.#text = text
    this.#language = language
  }

  read(): Find | undefined {
    if (this.#text.length > LONGEST) return this.#fail('too-long', { start: LONGEST, end: this.#text.length })
    if (this.#isEnd()) return undefined
    const find = this.#joined('or', 0)
    if (find === undefined || this.#isEnd()) return find
    return this.#fail(this.#sign() === ')' ? 'bracket-extra' : 'connective-missing', this.#piece())
  }

  /** Terms under one connective; `and` binds tighter than `or`. */
  #joined(kind: 'and' | 'or', depth: number): Find | undefined {
    const parts: Find[] = []
    for (;;) {
      const part = kind === 'or' ? this.#joined('and', depth) : this.#term(depth)
      if (part === undefined) return undefined
      parts.push(part)
      if (this.#isEnd()) break
      const connective = scanConnective(this.#text, this.#at)
      if (connective?.kind !== kind) break
      this.#at = connective.end
    }
    const [only] = parts
    return parts.length === 1 ? only : { kind, of: parts }
  }

  #term(depth: number): Find | undefined {
    if (this.#isEnd()) return this.#fail('term-missing', this.#piece())
    if (depth > DEEPEST) return this.#fail('too-deep', this.#piece())
    if (this.#sign() === '(') return this.#bracket(depth)
    const word = wordAt(this.#text, this.#at)
    if (this.#sign() === '!' || word === 'not') return this.#not(depth)
    if (word === 'is' || word === 'has') return this.#has()
    return word === 'no' ? this.#no() : this.#predicate()
  }

  #bracket(depth: number): Find | undefined {
    const opened = this.#piece()
    this.#at = opened.end
    const inside = this.#joined('or', depth + 1)
    if (inside === undefined) return undefined
    if (this.#isEnd()) return this.#fail('bracket-open', opened)
    if (this.#sign() !== ')') return this.#fail('connective-missing', this.#piece())
    this.#at += 1
    return inside
  }

  #not(depth: number): Find | undefined {
    this.#at = this.#piece().end
    const of = this.#term(depth + 1)
    return of === undefined ? undefined : { kind: 'not', of }
  }

  /** `is healthy`, `has no cb`, `is not failing`: words around a flag that only help to read it. */
  #has(): Find | undefined {
    this.#at = this.#piece().end
    if (this.#isEnd()) return this.#fail('term-missing', this.#piece())
    const word = wordAt(this.#text, this.#at)
    return word === 'not' || word === 'no' ? this.#no() : this.#flag()
  }

  #no(): Find | undefined {
    this.#at = this.#piece().end
    if (this.#isEnd()) return this.#fail('term-missing', this.#piece())
    const of = this.#flag()
    return of === undefined ? undefined : { kind: 'not', of }
  }

  #flag(): Find | undefined {
    const at = this.#piece()
    const find = this.#predicate()
    if (find === undefined || find.kind === 'flag' || find.kind === 'label') return find
    return this.#fail('flag-expected', at)
  }

  #predicate(): Find | undefined {
    const at = this.#piece()
    const word = this.#text.slice(at.start, at.end)
    if (word.toLowerCase().startsWith(LABEL_PREFIX)) return this.#label(at)
    const known = this.#language.operandCalled(word)
    if (known === undefined) return this.#unknown(at)
    this.#at = at.end
    const operator = scanOperator(this.#text, this.#at)
    if (operator === undefined) {
      return known.row.kind === 'flag'
        ? { kind: 'flag', operand: known.row.name }
        : this.#fail('test-missing', this.#next(), { name: word })
    }
    if (known.row.kind === 'flag') return this.#fail('flag-tested', operator, { name: word })
    return this.#tested(word, operator, known.row)
  }

  #unknown(at: Span): Find | undefined {
    const isWord = scanWord(this.#text, at.start).end > at.start && scanConnective(this.#text, at.start) === undefined
    if (!isWord) return this.#fail('term-missing', at)
    const hint = nearestWord(this.#text.slice(at.start, at.end), this.#language.words)
    return this.#fail('unknown-name', at, { hint })
  }

  #label(at: Span): Find | undefined {
    const name = this.#text.slice(at.start, at.end)
    const key = name.slice(LABEL_PREFIX.length)
    if (!LABEL_KEY.test(key)) return this.#fail('label-key', at)
    this.#at = at.end
    const operator = scanOperator(this.#text, this.#at)
    return operator === undefined ? { kind: 'label', key } : this.#tested(name, operator, labelOperand(key))
  }

  #tested(name: string, operator: ScannedOperator, tested: Tested): Find | undefined {
    if (!takesOperator(tested, operator.operator)) return this.#fail('operator-unfit', operator, { name })
    this.#at = operator.end
    const value = scanValue(this.#text, this.#at)
    if (value === undefined) return this.#fail('value-missing', this.#next(), { name })
    if (!value.closed) return this.#fail('quote-open', value, { name })
    this.#at = value.end
    const find = readTest(tested, operator, value)
    return 'code' in find ? this.#fail(find.code, value, { name, hint: find.hint }) : find
  }

  #isEnd(): boolean {
    this.#at = skipSpace(this.#text, this.#at)
    return this.#at >= this.#text.length
  }

  #sign(): string {
    return this.#text.charAt(this.#at)
  }

  #piece(): Span {
    return scanPiece(this.#text, this.#at)
  }

  /** The piece behind the white space. */
  #next(): Span {
    return scanPiece(this.#text, skipSpace(this.#text, this.#at))
  }

  #fail(
    code: FindErrorCode,
    { start, end }: Span,
    { name = '', hint }: { readonly name?: string; readonly hint?: string | undefined } = {},
  ): Find | undefined {
    const word = this.#text.slice(start, end)
    this.error = { code, position: start, length: end - start, word, name, hint: hint ?? null }
    return undefined
  }
}
