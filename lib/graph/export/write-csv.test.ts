import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeCsv } from './write-csv'

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a-b', 'a-b'],
  ['a,b', '"a,b"'],
  ['say "a"', '"say ""a"""'],
  ['=a,"b"', '"\'=a,""b"""'],
  [-1.5, '-1.5'],
  [0, '0'],
  [null, ''],
  [Number.NaN, ''],
])('%j becomes %s', (value, written) => {
  expect(writeCsv(['h'], [[value]])).toBe(`\uFEFFh\r\n${written}\r\n`)
})

/** The grammar of RFC 4180, read letter by letter. */
function read(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let [row, field, quoted]: [string[], string, boolean] = [[], '', false]
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted && letter === '"' && text[at + 1] === '"') field += text[(at += 1)] ?? ''
    else if (letter === '"') quoted = !quoted
    else if (!quoted && letter === ',') [row, field] = [[...row, field], '']
    else if (!quoted && letter === '\r' && text[at + 1] === '\n') {
      rows.push([...row, field])
      ;[row, field] = [[], '']
      at += 1
    } else field += letter
  }
  return rows
}

test('whatever is written is read again, cell by cell, and no cell is a formula', () => {
  const cells = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', '@', ' ', 'é') })
  fc.assert(
    fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 2 }), { maxLength: 5 }), (rows) => {
      const back = read(writeCsv(['a', 'b'], rows).slice(1))
      expect(back.slice(1).map((row) => row.map((text) => text.replace(/^'/, '')))).toEqual(rows)
      expect(back.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([])
    }),
  )
})
