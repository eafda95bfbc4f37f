import { describe, expect, it } from 'vitest'
import { readDocuments } from './read-documents'

describe('readDocuments', () => {
  it('tells line and column of a field, or of the nearest above it, in every document', () => {
    const { objects } = readDocuments('a: 1\n---\nspec:\n  http:\n    - route: []\n      name: x\n')
    expect(objects.map(({ value }) => value)).toEqual([{ a: 1 }, { spec: { http: [{ route: [], name: 'x' }] } }])
    expect(objects[1]?.positionOf(['spec', 'http', 0, 'name'])).toEqual({ line: 6, column: 13 })
    expect(objects[1]?.positionOf(['spec', 'http', 0, 'timeout'])).toEqual({ line: 5, column: 7 })
    expect(objects[1]?.positionOf([])).toEqual({ line: 3, column: 1 })
  })

  it('takes the items of a List for objects', () => {
    const { objects } = readDocuments('{"apiVersion":"v1","kind":"List","items":[{"kind":"A"},{"kind":"B"}]}')
    expect(objects.map(({ value }) => value)).toEqual([{ kind: 'A' }, { kind: 'B' }])
    expect(objects[1]?.positionOf(['kind'])).toEqual({ line: 1, column: 64 })
  })

  it('reads on behind a document that is no YAML, and says where it is broken', () => {
    const { objects, problems } = readDocuments('a: [\n---\nb: 1\n')
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ line: 2, message: expect.stringContaining('This is no YAML') as string })
    expect(objects.map(({ value }) => value)).toContainEqual({ b: 1 })
  })

  it.each([
    ['', []],
    ['---\n---\n', []],
    ['# nothing\n', []],
  ])('finds nothing in %j', (source, expected) => {
    expect(readDocuments(source)).toEqual({ objects: expected, problems: [] })
  })

  it('refuses what is nested without end', () => {
    const { objects, problems } = readDocuments('['.repeat(100_000))
    expect(objects).toEqual([])
    expect(problems.map(({ message }) => message)).toEqual(['This is nested too deeply to be read.'])
  })

  it('refuses aliases that would grow without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    for (let i = 0; i < 6; i += 1) {
      const [from, to] = [String.fromCharCode(97 + i), String.fromCharCode(98 + i)]
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(', ')}]`)
    }
    expect(readDocuments(bomb.join('\n'))).toMatchObject({ objects: [], problems: [{ line: 1 }] })
  })
})
