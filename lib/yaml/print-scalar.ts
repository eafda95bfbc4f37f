import { kubectlReading } from './kubectl-reading'

// Line ends of other readers, direction marks and what nobody sees: written out, so that what is read is what is there.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\u115f\u1160\u3164\uffa0]/u
const HIDDEN_EACH = new RegExp(HIDDEN.source, 'gu')
/** The same, but for the line ends and tabs that a block of text may hold. */
const HIDDEN_IN_BLOCK = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\u115f\u1160\u3164\uffa0]/u
const WORDS = /^(?:~|null|true|false|y|yes|n|no|on|off|=|<<)$/i
// Decimal, octal, hexadecimal, binary, with underscores or commas, sexagesimal, float, infinity, date.
const NUMBER_LIKE =
  /^[-+]?(?:[0-9][0-9_,]*|0[xX][0-9a-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?|\.[0-9_]*|[0-9][0-9_]*\.[0-9_]*|(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9_]+|\.(?:inf|nan))$/i
const DATE_LIKE = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])/
const SPECIAL_START = /^(?:[?:,[\]{}#&*!|>'"%@`\s]|-(?:\s|$|--)|\.\.\.)/
const SPECIAL_INSIDE = /:(?:\s|$)|\s#|\s$/

/** A text as a YAML scalar of one line: bare where every reader takes it for the same text, else in double quotes. */
export function printText(text: string): string {
  const bare =
    text !== '' &&
    !SPECIAL_START.test(text) &&
    !SPECIAL_INSIDE.test(text) &&
    !HIDDEN.test(text) &&
    !WORDS.test(text) &&
    !NUMBER_LIKE.test(text) &&
    kubectlReading(text) === undefined &&
    !DATE_LIKE.test(text)
  return bare ? text : printQuoted(text)
}

/**
 * A text of several lines as a literal block (`|`), each line behind `indent`; undefined where that would not be read
 * back the same by everybody.
 */
export function printBlock(text: string, indent: string): string | undefined {
  if (!text.includes('\n') || HIDDEN_IN_BLOCK.test(text)) return undefined
  // White space at the edges of lines gets lost in editors, and at the beginning it decides the indentation.
  if (/^[\s]|[ \t](?:\n|$)|\n\t/.test(text)) return undefined
  const body = text.replace(/\n+$/, '')
  const ends = text.length - body.length
  const chomping = ends === 0 ? '-' : ends === 1 ? '' : '+'
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line))
  return `|${chomping}\n${lines.join('\n')}${'\n'.repeat(Math.max(0, ends - 1))}`
}

function printQuoted(text: string): string {
  return JSON.stringify(text).replace(HIDDEN_EACH, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`
  })
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
