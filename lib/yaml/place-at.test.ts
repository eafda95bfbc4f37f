import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldAt, type LineSource, placeAt } from './place-at'

/** The place of `¦` in a text. */
function placeOf(marked: string): ReturnType<typeof placeAt> {
  const rows = marked.split('\n')
  const index = rows.findIndex((row) => row.includes('¦'))
  const column = rows[index]?.indexOf('¦') ?? 0
  return placeAt(linesOf(marked.replace('¦', '')), index, column)
}

function linesOf(text: string): LineSource {
  const rows = text.split('\n')
  return { count: rows.length, line: (index) => rows[index] ?? '' }
}

describe('a key', () => {
  it.each([
    ['¦', [], []],
    ['a: 1\n¦\nb: 1', [], ['a', 'b']],
    ['spec:\n  ho¦', ['spec'], []],
    ['spec:\n  hosts:\n  - a\n  ¦\n  http: []', ['spec'], ['hosts', 'http']],
    ['spec:\n  http:\n  - ro¦', ['spec', 'http', 0], []],
    [
      'spec:\n  http:\n    - name: x\n      ¦\n      timeout: 1s\n    - name: y',
      ['spec', 'http', 0],
      ['name', 'timeout'],
    ],
    ['spec:\n  http:\n  - route:\n    - destination:\n        host: x\n      wei¦', ['spec', 'http', 0, 'route', 0], ['destination']], // prettier-ignore
    ['a:\n- - b: 1\n    ¦', ['a', 0, 0], ['b']],
    ['metadata:\n  annotations:\n    "a.b/c": x\n    ¦', ['metadata', 'annotations'], ['a.b/c']],
    ['a:\n  t: |\n    x: y\n  ¦', ['a'], ['t']],
  ])('%j', (text, path, siblings) => {
    const place = placeOf(text)
    expect(place).toMatchObject({ path, writes: 'key' })
    expect([...(place?.siblings ?? [])].sort()).toEqual([...siblings].sort())
  })
})

describe('a value', () => {
  it.each([
    ['spec:\n  mode: ST¦', ['spec', 'mode'], 'ST'],
    ['spec:\n  - mode: ¦', ['spec', 0, 'mode'], ''],
    ['a:\n  b:¦', ['a', 'b'], ''],
    ['a:\n  http://x: ¦', ['a', 'http://x'], ''],
  ])('%j', (text, path, typed) => {
    expect(placeOf(text)).toMatchObject({ path, writes: 'value', typed })
  })
})

it.each(['a: |\n  x¦', 'a:\n  b: >-\n    c:\n      ¦', 'a: 1 # ¦', '# ¦'])('there is no place in %j', (text) => {
  expect(placeOf(text)).toBeUndefined()
})

it('names the field of a line', () => {
  const lines = linesOf('spec:\n  http:\n  - route:\n    - weight: 1\n  - x\n')
  expect([0, 1, 2, 3, 4].map((index) => fieldAt(lines, index))).toEqual([
    ['spec'],
    ['spec', 'http'],
    ['spec', 'http', 0, 'route'],
    ['spec', 'http', 0, 'route', 0, 'weight'],
    ['spec', 'http', 0],
  ])
})

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', ':', ' ', '- ', '\n', '  ', '"', "'", '|', '#', '{', '[', '\t')),
      fc.nat(30),
      fc.nat(30),
      (pieces, index, column) => {
        const lines = linesOf(pieces.join(''))
        placeAt(lines, Math.min(index, lines.count - 1), column)
        fieldAt(lines, Math.min(index, lines.count - 1))
      },
    ),
  )
})
