import { QueryError } from './query-error'

const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/
const UNIT_MS = [365 * 86_400_000, 7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000, 1]

/** Milliseconds of `1h30m` or of a number of seconds; undefined when it is neither. */
export function parseDurationMs(text: string): number | undefined {
  const parts = text === '' ? null : DURATION.exec(text)
  if (parts !== null) return UNIT_MS.reduce((sum, unit, i) => sum + unit * Number(parts[i + 1] ?? 0), 0)
  const seconds = parsePlainNumber(text)
  return seconds === undefined || !Number.isFinite(seconds) ? undefined : Math.round(seconds * 1000)
}

/** A number literal of PromQL, with its sign; a duration counts as seconds. */
export function parseNumber(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1
  const plain = text.replace(/^[+-]/, '')
  if (/^inf$/i.test(plain)) return sign * Infinity
  if (/^nan$/i.test(plain)) return NaN
  const durationMs = /[a-z]$/i.test(plain) && !/^0x/i.test(plain) ? parseDurationMs(plain) : undefined
  const value = durationMs === undefined ? parsePlainNumber(plain) : durationMs / 1000
  if (value === undefined) throw new QueryError('bad_data', `parse error: bad number or duration syntax: "${text}"`)
  return sign * value
}

function parsePlainNumber(text: string): number | undefined {
  const digits = text.replaceAll('_', '')
  // As in Go, a leading zero makes a whole number octal where its digits allow it.
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8)
  return /^[+-]?(0x[0-9a-f]+|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)$/i.test(digits) ? Number(digits) : undefined
}

const ESCAPE = /\\(?:([abfnrtv\\'"])|x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]|$))|[^\\]+/g
const NAMED: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** The text that a quoted literal stands for, by the rules of Go. `\xHH` and octal escapes are bytes of UTF-8. */
export function unquote(literal: string): string {
  const quote = literal.charAt(0)
  const inner = literal.slice(1, -1)
  if (quote === '`' || !/[\\\n]/.test(inner)) return inner
  const invalid = new QueryError('bad_data', 'parse error: invalid syntax in string literal')
  if (inner.includes('\n')) throw invalid
  const bytes = Array.from(inner.matchAll(ESCAPE), ([whole, named, hex, octal, short, long, other]) => {
    if (other !== undefined || named === (quote === '"' ? "'" : '"')) throw invalid
    if (named !== undefined) return Buffer.from(NAMED[named] ?? named)
    if (hex !== undefined || octal !== undefined) {
      const byte = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16)
      if (byte > 255) throw invalid
      return Buffer.of(byte)
    }
    const codePoint = short ?? long
    if (codePoint === undefined) return Buffer.from(whole)
    const value = Number.parseInt(codePoint, 16)
    if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) throw invalid
    return Buffer.from(String.fromCodePoint(value))
  })
  return Buffer.concat(bytes).toString('utf8')
}
